import { expect } from "vitest";
import { airtimeOf } from "@/lib/assets/airtime/example";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { publishOffer } from "@/lib/offers";
import type { TestUser } from "@/lib/testing/world";
import { appNow, freshKey, reasonOf } from "@/lib/trades/scenes-for-tests";
import { liftRestriction } from "./commands/lift-restriction";
import { restrictPerson } from "./commands/restrict-person";
import type { RestrictionKind } from "./kinds";

export const REASON = "Two people use this account.";

/** A block ends after a day unless it says otherwise: one person sets none without an end. */
const usualEnd = async (kind: RestrictionKind) =>
  kind === "blocked" ? new Date((await appNow()).getTime() + 86_400_000) : null;

export const set = async (by: TestUser, user: TestUser, kind: RestrictionKind, until?: Date | null) =>
  restrictPerson(by.actor, freshKey(), {
    userId: user.id,
    kind,
    reason: REASON,
    note: "Seen by support.",
    until: until === undefined ? await usualEnd(kind) : until,
  });

export const lift = (by: TestUser, restrictionId: string) =>
  liftRestriction(by.actor, freshKey(), { restrictionId, reason: "They have shown us who they are." });

/** The bits as stored by the trigger, and as computed from the rows now. */
export const bitsIn = async ({ id }: TestUser) =>
  queryOne<{ restricted: number; now: number }>(sql`
    select restricted, restrictions_now(user_id) as now from allowance where user_id = ${id}::uuid`);

export const rowsOf = ({ id }: TestUser) =>
  query<{ id: string; state: string; kind: RestrictionKind }>(sql`
    select id, state::text as state, kind::text as kind from restriction where user_id = ${id}::uuid order by created_at, id`);

/** The id of a user's first restriction. */
export const firstOf = async (user: TestUser) => (await rowsOf(user))[0]?.id ?? "";

export const publish = async (by: Actor) =>
  publishOffer(by, freshKey(), {
    ...airtimeOf(1_200_00n),
    priceMinor: 1_000_00n,
    expiresAt: new Date((await appNow()).getTime() + 3_600_000),
  });

/** Waits until a backend waits for this one and will not give up soon, as a batch does; answers its id. */
export async function waiterFor(pid: number): Promise<number> {
  const find = () =>
    queryOne<{ pid: number }>(sql`
      select pid from pg_stat_activity where datname = current_database() and query not like '%commit_plans%'
        and ${pid}::int = any(pg_blocking_pids(pid))`);
  return expect
    .poll(async () => (await find())?.pid)
    .toBeDefined()
    .then(async () => (await find())?.pid ?? 0);
}

/** Sets a restriction of the person `$1`, in SQL. */
export const restriction = (kind: RestrictionKind) => `
  insert into restriction (id, user_id, kind, reason, by_id)
  values (gen_random_uuid(), $1, '${kind}', 'Something looked odd.', system_id())`;

/** What comes of an act: `done`, or why it was refused. */
export const outcomeOf = (act: Promise<unknown>) => act.then(() => "done", reasonOf);

/** An act that moves money or makes a claim to it, ready to run; `person` is whom a restriction hits. */
export interface Prepared {
  person: TestUser;
  run: () => Promise<unknown>;
}
