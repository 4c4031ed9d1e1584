import "server-only";
import { randomBytes } from "node:crypto";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { notifyRelay } from "@/lib/kernel/outbox";
import { Refusal } from "@/lib/kernel/refusal";
import { takeFactor } from "../factors/proof";
import { hasFactor } from "../factors/queries";
import { factorRefusals } from "../factors/refusals";
import { SESSION_ABSOLUTE_DAYS } from "../queries";
import { identityRefusals } from "../refusals";
import { noting } from "../security-events";
import { type Credentials, checkPassword } from "../sign-in/check-password";
import type { Device } from "../sign-in/devices";
import { checkTextedCode } from "../sign-in/texted-code";
import { ACCESS_MINUTES, signAccessToken } from "./access-token";
import { isBlocked } from "./block";
import type { Opening } from "./open-session";
import { REFRESH_DAYS, refreshHash } from "./refresh-tokens";

/** The tokens that an API client receives for a password or a refresh token. */
export interface ProgramTokens {
  accessToken: string;
  /** Single-use. */
  refreshToken: string;
  /** Seconds until the access token expires. */
  expiresIn: number;
}

/**
 * Signs an API client in, with the same checks as a browser: the password, and a code of the authenticator app if the user has a
 * second factor.
 * @throws Refusal - those of checkPassword, factor_needed, those of a factor
 */
export async function openProgram(
  { code, ...credentials }: Credentials & { code?: string | undefined },
  device: Device,
): Promise<ProgramTokens> {
  const { userId } = await checkPassword(credentials, device);
  if (await hasFactor(userId)) {
    if (code === undefined) throw new Refusal(factorRefusals.factor_needed);
    await takeFactor(userId, { by: "app", code }, "sign_in", device);
  }
  const tokens = await openTokens(userId, device, { viaFactor: true });
  if (!tokens) throw new Refusal(identityRefusals.wrong_password);
  return tokens;
}

/**
 * Signs an API client in with a texted code, where the account has no second factor.
 * @throws Refusal - those of checkTextedCode
 */
export async function openProgramByCode(
  guess: { phone: string; code: string },
  device: Device,
): Promise<ProgramTokens> {
  const { userId } = await checkTextedCode(guess, device);
  const tokens = await openTokens(userId, device, { viaFactor: false });
  if (!tokens) throw new Refusal(identityRefusals.code_over);
  return tokens;
}

/** Undefined if the account is closed or blocked. */
async function openTokens(
  userId: string,
  device: Device,
  opening: Opening,
): Promise<ProgramTokens | undefined> {
  const sessionId = newId();
  const refreshToken = newRefreshToken();
  if (!(await insertProgram(sessionId, userId, refreshToken, device, opening))) return undefined;
  notifyRelay();
  return tokensFor(sessionId, refreshToken);
}

/** 256 bits. */
export const newRefreshToken = (): string => randomBytes(32).toString("base64url");

export const tokensFor = async (sessionId: string, refreshToken: string): Promise<ProgramTokens> => ({
  accessToken: await signAccessToken(sessionId),
  refreshToken,
  expiresIn: ACCESS_MINUTES * 60,
});

/** Undefined if the account is closed or blocked. An unused session expires with its refresh token. */
function insertProgram(
  id: string,
  userId: string,
  refreshToken: string,
  { address, userAgent }: Device,
  { viaFactor }: Opening,
): Promise<object | undefined> {
  const days = Math.min(REFRESH_DAYS, SESSION_ABSOLUTE_DAYS);
  return queryOne(sql`
    with opened as (
      insert into session (id, user_id, kind, user_agent, address, factor_at, expires_at)
      select ${id}::uuid, u.id, 'PROGRAM', ${userAgent}, ${address},
        case when ${viaFactor}::boolean then clock.now end, clock.now + make_interval(days => ${days}::int)
      from (select app_now() as now) clock, app_user u
      where u.id = ${userId}::uuid and u.closed_at is null and not ${isBlocked}
      returning id, user_id, expires_at),
    kept as (
      insert into refresh_token (token_hash, session_id, expires_at)
      select ${refreshHash(refreshToken)}, id, expires_at from opened),
    ${noting(viaFactor ? "program_signed_in" : "program_signed_in_by_code", sql`opened`, { address, userAgent })}
    select id from opened`);
}
