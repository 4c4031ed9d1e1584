import { createHash } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { knowTestKinds } from "@/lib/assets/test-kinds/rows-for-tests";
import { type StaffRole, staffRoles } from "@/lib/kernel/permissions";
import { makeUser, type TestApp, type TestUser, testApp } from "../world";
import { type Draft, wireOf } from "./plans";

export type Role = "amana_web" | "amana_worker";

/** Two parties, a stranger, and one member of staff with each role; two with FINANCE. */
export interface People {
  ada: TestUser;
  bayo: TestUser;
  eve: TestUser;
  staff: Record<StaffRole, TestUser>;
  secondFinance: TestUser;
}

const SEND = `
  create schema forge;
  create function forge.send(role text, plans jsonb, keeps boolean) returns setof text language plpgsql as $$
  declare
    item jsonb;
    answer text;
  begin
    perform set_config('session_authorization', role, true);
    for item in select jsonb_array_elements(plans) loop
      begin
        select c.outcome || coalesce(': ' || (c.result #>> '{}'), '') into answer from commit_plan((item->>'who')::uuid, gen_random_uuid()::text,
          sha256('forged'), coalesce(item->>'act', 'test.forged'), item->'plan') c;
        if answer like 'committed%' and not keeps then raise sqlstate 'FG001'; end if;
      exception
        when sqlstate 'FG001' then answer := 'committed';
        when others then answer := sqlstate || ': ' || sqlerrm;
      end;
      return next answer;
    end loop;
    set local session authorization default;
  end $$;
  grant usage on schema forge to public`;

/**
 * A database in which plans are sent as each role of the application, within one transaction of a superuser, so that whatever
 * a step has written is taken back.
 */
export async function openStage() {
  const app = await testApp();
  await knowTestKinds(app);
  const people = await makePeople(app);
  const url = new URL(inject("testCluster").superUrl);
  url.pathname = new URL(app.ownerUrl).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const run = async (statement: string, values: unknown[] = []) =>
    (await client.query<Record<string, unknown>>(statement, values)).rows;
  await run("begin");
  // All of it is one transaction, which is longer than one of the application may be.
  await run(
    "create or replace function longest_commit() returns interval language sql immutable return interval '1 hour'",
  );
  await run(SEND);
  await run(await digestFunction(run));

  /** Sends plans as a role, each by itself. Answers outcomes, and errors as '42501: ...'; a committed one is taken back. */
  async function send(role: Role, drafts: readonly Draft[], keeps = false): Promise<string[]> {
    const plans = JSON.stringify(drafts.map(wireOf));
    const rows = await run("select forge.send($1, $2::jsonb, $3) as answer", [role, plans, keeps]);
    return rows.map(({ answer }) => answer as string);
  }

  /** Runs something, and takes back whatever it has written. */
  async function undone<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    const name = `s${createHash("md5").update(String(Math.random())).digest("hex")}`;
    await run(`savepoint ${name}`);
    try {
      return await act();
    } finally {
      await run(`rollback to savepoint ${name}`);
      await run(`release savepoint ${name}`);
    }
  }

  return {
    people,
    run,
    /** The same, prepared once. */
    prepared: async (text: string, values: unknown[]) =>
      (
        await client.query<Record<string, unknown>>({
          name: createHash("md5").update(text).digest("hex"),
          text,
          values,
        })
      ).rows,
    /** How many rows a statement has changed. */
    changed: async (statement: string) => (await client.query(statement)).rowCount ?? 0,
    send,
    undone,
    /** The places of all rows of all tables in one word. */
    everything: async () => (await run("select forge.everything() as digest"))[0]?.digest as string,
    async close() {
      await run("rollback");
      await client.end();
      await app.close();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

async function makePeople(app: TestApp): Promise<People> {
  const money = { balanceMinor: 200_000_00n, level: "VERIFIED" } as const;
  const ada = await makeUser(app, "Ada Obi", money);
  const bayo = await makeUser(app, "Bayo Adeyemi", money);
  const eve = await makeUser(app, "Eve Eze", money);
  const staff: Partial<Record<StaffRole, TestUser>> = {};
  for (const role of Object.keys(staffRoles) as StaffRole[]) {
    staff[role] = await makeUser(app, `Staff ${role}`, { staffRoles: [role] });
  }
  const secondFinance = await makeUser(app, "Ngozi Finance", { staffRoles: ["FINANCE"] });
  return { ada, bayo, eve, staff: staff as Record<StaffRole, TestUser>, secondFinance };
}

async function digestFunction(run: Stage["run"]): Promise<string> {
  const tables = await run(
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  );
  // Within a transaction whatever is written is another version of a row, at another place.
  const parts = tables.map(
    ({ relname }) =>
      `select '${relname as string}', sum(hashtidextended(t.ctid, 0)::numeric) from public.${relname as string} t`,
  );
  return `create function forge.everything() returns text language plpgsql as $$
    begin
      return (select md5(string_agg(d::text, ' ')) from (${parts.join(" union all ")}) d);
    end $$`;
}
