import "server-only";
import { createHash } from "node:crypto";
import { join, query, queryOne, sql } from "./db";
import { kernelRefusals, Refusal } from "./refusal";

/** How many of one act are allowed for one subject, in a window of time that starts with the first of them. */
export interface Limit {
  /** The act and what identifies its subject: 'sign-in by address'. */
  name: string;
  max: number;
  minutes: number;
}

/** Addresses and phone numbers are personal data, so the table stores only their hashes. */
const bucketOf = ({ name }: Limit, subject: string) =>
  `${name}:${createHash("sha256").update(subject).digest("base64url")}`;

interface Used {
  used: number;
  retryAfterSeconds: number;
}

/**
 * Counts an act, and refuses it once its subject has used up the limit. Counts before the act, in one statement, so that
 * concurrent acts in any number of processes cannot exceed the limit.
 * @throws Refusal - too_many_requests, with `retryAfterSeconds`
 */
export async function limit(rule: Limit, subject: string): Promise<void> {
  const state = await queryOne<Used>(
    sql`
    insert into rate_limit as kept (bucket, used, resets_at)
    values (${bucketOf(rule, subject)}, 1, app_now() + make_interval(mins => ${rule.minutes}::int))
    on conflict (bucket) do update set
      used = case when kept.resets_at <= app_now() then 1 else kept.used + 1 end,
      resets_at = case when kept.resets_at <= app_now() then excluded.resets_at else kept.resets_at end
    returning used, ceil(extract(epoch from resets_at - app_now()))::int as retry_after_seconds`,
    { mayRunTwice: true },
  );
  if (!state || state.used <= rule.max) return;
  throw new Refusal(kernelRefusals.too_many_requests, { retryAfterSeconds: state.retryAfterSeconds });
}

/**
 * Admits the outcome of a guess that has been compared, in the order of these statements, and refuses it once its subject has used
 * up the limit: so no more outcomes are returned than that, however many guesses come at once. A wrong guess counts; a right one does
 * not, and resets the counter.
 * @throws Refusal - too_many_requests, with `retryAfterSeconds`
 */
export async function limitGuess(rule: Limit, subject: string, isRight: boolean): Promise<void> {
  const bucket = bucketOf(rule, subject);
  const admitted = await queryOne(sql`
    insert into rate_limit as kept (bucket, used, resets_at)
    values (${bucket}, case when ${isRight}::boolean then 0 else 1 end, app_now() + make_interval(mins => ${rule.minutes}::int))
    on conflict (bucket) do update set
      used = case when ${isRight}::boolean then 0 when kept.resets_at <= app_now() then 1 else kept.used + 1 end,
      resets_at = case when kept.resets_at <= app_now() then excluded.resets_at else kept.resets_at end
      where kept.resets_at <= app_now() or kept.used < ${rule.max}::int
    returning used`);
  if (!admitted) await limit(rule, subject);
}

/** Resets counters: the right password clears the wrong ones before it. */
export async function forgive(subject: string, ...rules: Limit[]): Promise<void> {
  const buckets = rules.map((rule) => bucketOf(rule, subject));
  await query(sql`delete from rate_limit where bucket in (${join(buckets)})`);
}

/** Deletes counters with an expired window. */
export async function deleteExpiredLimits(): Promise<void> {
  await query(sql`delete from rate_limit where resets_at <= app_now()`);
}
