import "server-only";
import { os } from "@orpc/server";
import { sharedRead } from "../connection/shared-read";
import { query, sql } from "../db";
import type { CallContext } from "../procedure";
import { Refusal, refusals } from "../refusal";
import { type FlagRules, type FlagState, type FlagSubject, isOn } from "./evaluate";
import { type FlagKey, type Flags, flagKeys } from "./flags";

interface FlagRow {
  key: FlagKey;
  default: boolean;
  rollout: number;
  rules: FlagRules;
  isKilled: boolean;
}

const flagRows = sharedRead("flags", async () => {
  const rows = await query<FlagRow>(sql`
    select key, default_on as default, rollout, rules, killed_at is not null as is_killed from flag`);
  return new Map<string, FlagState>(rows.map(({ rules, ...row }) => [row.key, { ...row, ...rules }]));
});

/** The answers of all flags for one caller, from rows that are at most ten seconds old. One that has no row is off. */
export async function flagsFor(subject: FlagSubject): Promise<Flags> {
  const rows = await flagRows();
  const answers = flagKeys.map((key) => {
    const row = rows.get(key);
    return [key, row !== undefined && isOn(row, subject)] as const;
  });
  return Object.fromEntries(answers) as Flags;
}

const flagRefusals = refusals({
  switched_off: { status: 403, says: "This isn’t available right now. Please try again later." },
});

/** The caller of an operation, as flags see them. */
export const flagSubjectOf = ({ actor, session, device }: CallContext): FlagSubject => ({
  userId: actor?.id,
  device,
  roles: actor?.roles,
  level: session?.level,
});

/** Refuses an operation while its flag is off for the caller. Throws Refusal switched_off. */
export const behind = (key: FlagKey) =>
  os.$context<CallContext>().middleware(async ({ context, next }) => {
    await mustBeOn(key, flagSubjectOf(context));
    return next();
  });

/** Throws Refusal switched_off while the flag is off for the caller. */
export async function mustBeOn(key: FlagKey, subject: FlagSubject): Promise<void> {
  if (!(await flagsFor(subject))[key]) throw new Refusal(flagRefusals.switched_off);
}
