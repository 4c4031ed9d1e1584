import "server-only";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import { identityEvents } from "../events";
import { identityRefusals } from "../refusals";

interface HandedOut<Secret> {
  /** False for an hour after more calls than are usual. */
  isOpen: boolean;
  secret: Secret | null;
}

function secretIn<Secret>(row: HandedOut<Secret> | undefined): Secret | null {
  invariant(row, "a secret is handed out as a row");
  if (!row.isOpen) throw new Refusal(identityRefusals.secrets_closed);
  return row.secret;
}

/**
 * The hash of a user's password, null without one. No column of it can be read: each call is counted. `null` reads nobody's, which is
 * not counted and otherwise the same.
 * @throws Refusal - secrets_closed
 */
export const passwordHashOf = async (userId: string | null): Promise<string | null> =>
  secretIn(
    await queryOne<HandedOut<string>>(sql`select is_open, secret from password_hash_of(${userId}::uuid)`),
  );

/**
 * The sealed secret of a user's authenticator app, null without one; counted in the same way.
 * @throws Refusal - secrets_closed
 */
export const totpSecretOf = async (userId: string): Promise<Buffer | null> =>
  secretIn(
    await queryOne<HandedOut<Buffer>>(sql`select is_open, secret from totp_secret_of(${userId}::uuid)`),
  );

/** Keeps how many secrets were handed out in each hour, and raises the alarm, once, where that closed them. */
export async function watchSecrets(): Promise<void> {
  const closed = await query<{ kind: string; reads: string }>(sql`
    with closed as materialized (select kind, reads from watch_secrets()),
    published as (
      ${publishing(identityEvents.secrets_closed, { kind: sql`kind`, reads: sql`reads::text` }, sql`closed`)})
    select kind, reads::text as reads from closed`);
  for (const { kind, reads } of closed) {
    log.error("more secrets were read than is usual: none is handed out for an hour", { kind, reads });
  }
  if (closed.length > 0) notifyRelay();
}
