import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestApp, testApp } from "@/lib/testing/world";
import { isTransient, query, queryOne, sql } from "../db";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await app.asOwner("alter table outbox drop constraint known_topic"); // so that nothing listens
});
afterAll(() => app.close());

test("200 reads all succeed while an administrator terminates every busy connection", async () => {
  const administrator = new pg.Client({ connectionString: app.appUrl });
  await administrator.connect();
  const progress = { isOver: false };
  const reads = Promise.allSettled(
    Array.from({ length: 200 }, (_, number) =>
      queryOne<{ number: number }>(sql`select ${number}::int as number from pg_sleep(0.01)`),
    ),
  ).finally(() => {
    progress.isOver = true;
  });
  let cuts = 0;
  while (!progress.isOver) {
    const { rowCount } = await administrator.query(`
      select pg_terminate_backend(pid) from (
        select pid from pg_stat_activity where pid <> pg_backend_pid()
          and usename = current_user and datname = current_database() and state = 'active' order by random() limit 1) busy`);
    cuts += rowCount ?? 0;
    await administrator.query("select pg_sleep(0.02)");
  }
  await administrator.end();
  const outcomes = await reads;
  expect(cuts).toBeGreaterThan(3);
  expect(outcomes.filter(({ status }) => status === "rejected")).toEqual([]);
  expect(outcomes.map((one) => one.status === "fulfilled" && one.value?.number)).toEqual(
    Array.from({ length: 200 }, (_, number) => number),
  );
});

const ownEnd = sql`pg_terminate_backend(pg_backend_pid())`;
const written = async () => (await query(sql`select from outbox where topic = 'cut'`)).length;

test.each([
  ["a write", sql`insert into outbox (topic, payload) select 'cut', to_jsonb(${ownEnd})`],
  [
    "a read that writes on the way",
    sql`with w as (insert into outbox (topic, payload) values ('cut', '{}')) select ${ownEnd}`,
  ],
  ["a read that calls what writes", sql`select fold_deltas(), ${ownEnd}`],
  ["a read that locks", sql`select ${ownEnd} from bank for update`],
])("%s is not repeated", async (_, statement) => {
  await query(sql`insert into bank (code, name, slug, active, refreshed_at)
    values ('001', 'One Bank', 'one-bank', true, app_now()) on conflict do nothing`);
  const error = await query(statement).catch((thrown: unknown) => thrown);
  expect(isTransient(error)).toBe(true);
  expect(await written()).toBe(0);
});

test("a write that may run twice is repeated", async () => {
  // Of one connection: the pool hands out the last that was used.
  await query(sql`select set_config('application_name', 'doomed', false)`);
  const cutOnce = sql`
    insert into outbox (topic, payload)
    select 'twice', coalesce(to_jsonb(case when current_setting('application_name') = 'doomed' then ${ownEnd} end), '{}')`;
  await query(cutOnce, { mayRunTwice: true });
  expect((await query(sql`select from outbox where topic = 'twice'`)).length).toBe(1);
});
