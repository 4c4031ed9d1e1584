import "server-only";
import { createHash } from "node:crypto";
import { commitPlan, type Plan } from "./commit";
import { queryOne, type Sql, sql } from "./db";
import { failpoint } from "./failpoint";
import { SYSTEM_ID } from "./ids";
import { mustNotObserve } from "./observed";
import { notifyRelay } from "./outbox";
import type { Grants, StaffRole } from "./permissions";
import { kernelRefusals, Refusal } from "./refusal";

export type { StaffRole };

/** A user with their current staff roles, or the system. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly StaffRole[];
  /** Permissions of these roles. Absent means none. */
  readonly grants?: Grants;
  /** A member of staff who has been away: their roles and grants are absent until they prove that it is them. */
  readonly lapsed?: { readonly hasFactor: boolean };
}

/** The actor of clocks, gateways and jobs. */
export const SYSTEM: Actor = { id: SYSTEM_ID, roles: [] };

export interface Answer<Result> {
  result: Result;
  /** True if the key was used before: this is the stored result, and nothing was done. */
  replayed: boolean;
}

/** What every decision receives in addition to its facts. */
export interface Moment {
  /** The database's time of the read. */
  now: Date;
}

interface CommandSpec<Input, Facts extends object, Result extends object> {
  /** Slice and verb: 'trade.approve'. Part of the request's hash. */
  act: string;
  /** One query for everything the decision needs. No row means not found for this actor. */
  read(input: Input, by: Actor): Sql;
  /** Pure: no await, no clock, no database. Returns a plan or throws a Refusal. */
  decide(facts: Facts & Moment, input: Input, by: Actor): Plan<Result>;
}

export type Command<Input, Result> = (by: Actor, key: string, input: Input) => Promise<Answer<Result>>;

/** Each conflict on a contended row means that another command won; after this many in a row, refuse with moved_on. */
const MAX_ATTEMPTS = 24;

/**
 * Makes a command: recall, read, decide, commit. Called again with the same key and input, it returns the stored result and
 * does nothing; a different request with the same key is refused. If a row changes between read and commit, it retries.
 * @throws Refusal - not_found, key_reused, moved_on, insufficient_funds, and those of the decision
 */
export function command<Input, Facts extends object, Result extends object>(
  spec: CommandSpec<Input, Facts, Result>,
): Command<Input, Result> {
  return async (by, key, input) => {
    mustNotObserve(by);
    const requestHash = hashOf(spec.act, input);
    const request = { by, key, requestHash, act: spec.act };
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const facts = await queryOne<Facts & Moment>(readNow(spec.read(input, by)));
      const decided = decideOn(facts, (known) => spec.decide(known, input, by));
      if (!("plan" in decided)) {
        const stored = await recall<Result>(by, key, requestHash);
        if (stored) return stored;
        throw decided.error;
      }
      const answer = await commitOnce<Result>(request, decided.plan);
      if (answer) return answer;
    }
    throw new Refusal(kernelRefusals.moved_on);
  };
}

/** Whether a command has committed under this actor's key. */
export async function isAnswered(by: Actor, key: string): Promise<boolean> {
  return (await actUnder(by, key)) !== undefined;
}

/** The act that a command has committed under this actor's key; undefined if none has. */
export async function actUnder(by: Actor, key: string): Promise<string | undefined> {
  return (await committedUnder(by, key))?.act;
}

/** The same with what it was about, by its id. */
export const committedUnder = (by: Actor, key: string) =>
  queryOne<{ act: string; subjectId: string | null }>(sql`
    select done.act, done.subject_id from posting_key known join posting done on done.id = known.posting_id
    where known.principal_id = ${by.id}::uuid and known.key = ${key}`);

interface Request {
  by: Actor;
  key: string;
  requestHash: string;
  act: string;
}

/** Undefined if a row has changed, so that the command must decide again. */
async function commitOnce<Result extends object>(
  { by, key, requestHash, act }: Request,
  plan: Plan<Result>,
): Promise<Answer<Result> | undefined> {
  const { outcome, result } = await commitPlan({ act, principal: by.id, key, requestHash, plan });
  if (outcome === "moved" || outcome === "no_room") return undefined;
  if (outcome === "no_funds") throw new Refusal(kernelRefusals.insufficient_funds);
  if (outcome === "key_reused") throw new Refusal(kernelRefusals.key_reused);
  if (outcome === "committed" && plan.events?.length) notifyRelay();
  failpoint(`${act}.committed`);
  return { result: result as Result, replayed: outcome === "replay" };
}

const readNow = (read: Sql): Sql => sql`select app_now() as now, facts.* from (${read}) facts`;

/** The plan, or why there is none. */
function decideOn<Facts, Decided>(
  facts: Facts | undefined,
  decide: (facts: Facts) => Decided,
): { plan: Decided } | { error: unknown } {
  try {
    if (!facts) throw new Refusal(kernelRefusals.not_found);
    return { plan: decide(facts) };
  } catch (error) {
    return { error };
  }
}

/**
 * What the key has answered before, if anything. Looked up only after a refusal, because what the first execution produced may
 * be the reason for it; a plan that is committed again finds its key by itself.
 */
async function recall<Result>(
  by: Actor,
  key: string,
  requestHash: string,
): Promise<Answer<Result> | undefined> {
  const stored = await queryOne<{ requestHash: Buffer; result: unknown }>(sql`
    select known.request_hash, stored.result from posting_key known join posting stored on stored.id = known.posting_id
    where known.principal_id = ${by.id}::uuid and known.key = ${key}`);
  if (!stored) return undefined;
  if (stored.requestHash.toString("hex") !== requestHash) throw new Refusal(kernelRefusals.key_reused);
  return { result: stored.result as Result, replayed: true };
}

function hashOf(act: string, input: unknown): string {
  return createHash("sha256").update(act).update("\n").update(canonical(input)).digest("hex");
}

/** JSON with sorted keys, and bigints as digits: equal values give equal texts. */
export function canonical(value: unknown): string {
  if (typeof value === "bigint") return `"${value}"`;
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(",")}}`;
}
