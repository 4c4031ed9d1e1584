import "server-only";
import { createHash } from "node:crypto";
import { commitPlan, type Plan } from "./commit";
import { queryOne, type Sql, sql } from "./db";
import { failpoint } from "./failpoint";
import { SYSTEM_ID } from "./ids";
import { notifyRelay } from "./outbox";
import type { Grants, StaffRole } from "./permissions";
import { invariant, kernelRefusals, Refusal } from "./refusal";

export type { StaffRole };

/** Who acts: a person with the staff roles they hold now, or the clock and the gateways. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly StaffRole[];
  /** What these roles hold now. Left out: nothing. */
  readonly grants?: Grants;
}

/** The clock, the gateways and jobs. */
export const SYSTEM: Actor = { id: SYSTEM_ID, roles: [] };

export interface Answer<Result> {
  result: Result;
  /** True where the key had been used before: this is the first answer again, and nothing was done. */
  replayed: boolean;
}

/** What a decision may know besides the facts it asked for. */
export interface Moment {
  /** The database's time at the read. */
  now: Date;
}

interface CommandSpec<Input, Facts extends object, Result extends object> {
  /** Slice and verb: 'trade.approve'. Part of what the key stands for. */
  act: string;
  /** One query for all that the decision needs; no row means that, for this actor, it does not exist. */
  read(input: Input, by: Actor): Sql;
  /** Pure: no await, no clock, no database. Answers with a plan or throws a Refusal. */
  decide(facts: Facts & Moment, input: Input, by: Actor): Plan<Result>;
}

export type Command<Input, Result> = (by: Actor, key: string, input: Input) => Promise<Answer<Result>>;

interface Recalled {
  now: Date;
  storedHash: Buffer | null;
  storedResult: unknown;
  found: boolean | null;
}

/** A row that everybody wants moves once for each winner; more losers than this in a row are told to look again. */
const MAX_DECISIONS = 24;

/**
 * Makes a command: recall, read, decide, commit. Called again under its key it gives the first answer and does nothing;
 * another request under the key is refused. Where a row moves between read and commit it decides again, a few times.
 * @throws Refusal - not_found, key_reused, moved_on, insufficient_funds, and those of the decision
 */
export function command<Input, Facts extends object, Result extends object>(
  spec: CommandSpec<Input, Facts, Result>,
): Command<Input, Result> {
  return async (by, key, input) => {
    const requestHash = hashOf(spec.act, input);
    const request = { by, key, requestHash, act: spec.act };
    for (let decision = 1; decision <= MAX_DECISIONS; decision += 1) {
      const facts = await queryOne<Facts & Recalled>(recallAnd(spec.read(input, by), by, key));
      invariant(facts, "a recall answers a row");
      const stored = replay<Result>(facts, requestHash);
      if (stored) return stored;
      if (!facts.found) throw new Refusal(kernelRefusals.not_found);
      const plan = spec.decide(facts, input, by);
      const answer = await commitOnce<Result>(request, plan);
      if (answer) return answer;
    }
    throw new Refusal(kernelRefusals.moved_on);
  };
}

/** Whether a command has answered this person under this key: under it nothing more will be done. */
export async function isAnswered(by: Actor, key: string): Promise<boolean> {
  const answer = await queryOne(sql`
    select 1 as found from posting_key where principal_id = ${by.id}::uuid and key = ${key}`);
  return answer !== undefined;
}

interface Request {
  by: Actor;
  key: string;
  requestHash: string;
  act: string;
}

/** Answers undefined where a row had moved and it must be decided again. */
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

/** Recall and read in one statement, so in one snapshot: a refusal cannot come from a state that a stored twin has made. */
function recallAnd(read: Sql, by: Actor, key: string): Sql {
  return sql`
    select app_now() as now, known.request_hash as stored_hash, stored.result as stored_result, facts.*
    from (select) as one
    left join (posting_key known join posting stored on stored.id = known.posting_id)
      on known.principal_id = ${by.id}::uuid and known.key = ${key}
    left join lateral (select true as found, wanted.* from (${read}) wanted) facts on true`;
}

function replay<Result>(facts: Recalled, requestHash: string): Answer<Result> | undefined {
  if (!facts.storedHash) return undefined;
  if (facts.storedHash.toString("hex") !== requestHash) throw new Refusal(kernelRefusals.key_reused);
  return { result: facts.storedResult as Result, replayed: true };
}

function hashOf(act: string, input: unknown): string {
  return createHash("sha256").update(act).update("\n").update(canonical(input)).digest("hex");
}

/** JSON with sorted keys and bigints as digits, so that one request has one hash. */
/** JSON with sorted keys: equal values give equal texts. */
export function canonical(value: unknown): string {
  if (typeof value === "bigint") return `"${value}"`;
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(",")}}`;
}
