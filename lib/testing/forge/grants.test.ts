import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestApp, testApp } from "../world";

const ROLES = ["amana_web", "amana_worker", "amana_webhooks"] as const;

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** The columns that a role may not read of a table of which it reads others. */
const HIDDEN = `
  select c.relname || '.' || a.attname as place, array_agg(role order by role) as roles
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped, unnest($1::text[]) role
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and has_any_column_privilege(role, c.oid, 'select') and not has_column_privilege(role, c.oid, a.attnum, 'select')
  group by 1 order by 1`;

/** What each role may write, table by table: a whole table, or the named columns. */
const WRITES = `
  with cells as (
    select c.relname as place, role, array_to_string(array(
      select verb || coalesce(' (' || columns || ')', '') from (
        select verb, case when has_table_privilege(role, c.oid, verb) then null else (
            select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege(role, c.oid, a.attnum, verb)) end as columns,
          has_table_privilege(role, c.oid, verb) as whole
        from unnest(array['insert', 'update']) verb
        union all
        select verb, null, has_table_privilege(role, c.oid, verb) from unnest(array['delete', 'truncate', 'references', 'trigger']) verb) rights
      where whole or columns is not null), '; ') as rights
    from pg_class c, unnest($1::text[]) role
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r')
  select place, array_agg(coalesce(nullif(rights, ''), '-') order by array_position($1::text[], role)) as rights
  from cells group by place order by place`;

test("what each role may write of each table is what docs/grants.md says", async () => {
  const { rows } = await app.asOwner(WRITES, [[...ROLES]]);
  const hidden = await app.asOwner(HIDDEN, [["amana_web", "amana_worker"]]);
  const lines = (rows as { place: string; rights: string[] }[]).map(
    ({ place, rights }) => `| ${place} | ${rights.join(" | ")} |`,
  );
  const table = [
    "# What each role of the application may write",
    "",
    "Read from a migrated database by `lib/testing/forge/grants.test.ts`; `npx vitest run lib/testing/forge/grants -u` writes it anew. A verb",
    "without columns means all of them. `amana_web` and `amana_worker` read every table, but for the columns below; `amana_webhooks` reads its",
    "webhooks. Money and states are in no column here: only `commit_plan` writes them, as their owner. Why each is needed, and what it leaves",
    "to a process that is taken over, says the [threat model](threat-model.md).",
    "",
    `| table | ${ROLES.join(" | ")} |`,
    "|---|---|---|---|",
    ...lines,
    "",
    "## What they may not read",
    "",
    "Hashes of passwords and secrets of apps are handed out by functions, one a call, which count (`prisma/sql/secrets.sql`).",
    "",
    "| column | not by |",
    "|---|---|",
    ...(hidden.rows as { place: string; roles: string[] }[]).map(
      ({ place, roles }) => `| ${place} | ${roles.join(", ")} |`,
    ),
    "",
  ];
  await expect(table.join("\n")).toMatchFileSnapshot("../../../docs/grants.md");
});

test("no role of the application reaches the job queue's schema, but the worker", async () => {
  const { rows } = await app.asOwner(
    "select role, has_schema_privilege(role, 'graphile_worker', 'usage') as reaches from unnest($1::text[]) role",
    [[...ROLES]],
  );
  expect(rows).toEqual(ROLES.map((role) => ({ role, reaches: role === "amana_worker" })));
});

const uuid = "'00000000-0000-0000-0000-00000000000a'";

/** Of every table: what a taken-over process would do to people, credentials and messages, beyond what it needs. */
const DIRECT = [
  "update app_user set level = 'TRUSTED'",
  `insert into app_user (id, name, email, phone, level) values (${uuid}, 'x', 'x', 'x', 'TRUSTED')`,
  `update session set user_id = ${uuid}`,
  "update session set kind = 'PROGRAM'",
  "update session set created_at = now()",
  "delete from session",
  `update totp set user_id = ${uuid}`,
  `update passkey set user_id = ${uuid}`,
  "update passkey set public_key = ''",
  `update recovery_code set user_id = ${uuid}`,
  "update recovery_code set code_hash = ''",
  `update verification_code set user_id = ${uuid}`,
  "update verification_code set code_hash = ''",
  `update pending_sign_in set user_id = ${uuid}`,
  "update device set token_hash = ''",
  "update refresh_token set expires_at = now()",
  `update refresh_token set session_id = ${uuid}`,
  "update passkey_challenge set challenge = ''",
  "update security_event set kind = 'x'",
  "delete from security_event",
  "insert into security_event (user_id, kind, created_at) values (null, 'x', now())",
  "update push_subscription set endpoint = 'x'",
  `insert into push_subscription (id, user_id, session_id, endpoint, p256dh, auth, user_agent) values (${uuid}, ${uuid}, ${uuid}, 'x', 'x', 'x', 'x')`,
  "update bank_account set account_number = '1'",
  `update bank_account set user_id = ${uuid}`,
  `insert into bank_account (id, user_id, bank_code, bank_name, account_number, account_name, recipient_code)
    values (${uuid}, ${uuid}, '058', 'x', '1', 'x', 'RCP')`,
  "delete from bank_account",
  "update message set body = 'x'",
  "delete from message",
  `insert into message (subject_kind, subject_id, sequence, author_id, client_key, body, created_at)
    values ('trade', ${uuid}, 1, ${uuid}, ${uuid}, 'x', now())`,
  "update review set stars = 5",
  "delete from review",
  `insert into review (trade_id, author_id, subject_id, stars, closes_at) values (${uuid}, ${uuid}, ${uuid}, 5, now())`,
  `insert into restriction (id, user_id, kind, reason, by_id) values (${uuid}, ${uuid}, 'blocked', 'x', ${uuid})`,
  "update restriction set state = 'LIFTED'",
  "update allowance set restricted = 0",
  "update record_entry set body = ''",
  "delete from record_entry",
  "insert into record_leaf default values",
  "insert into audit_leaf default values",
  "update audit_leaf set digest = ''",
  "insert into public_root default values",
  "update public_root set signature = ''",
  "update outbox set payload = '{}'",
  "insert into outbox (topic, payload, created_at) values ('payout.moved', '{}', now())",
  "insert into setting (id, name, value, effective_from) values (gen_random_uuid(), 'commission', '{}', now())",
  "update text_message set provider_id = 'x'",
  "update rate_limit set bucket = 'x'",
  `update notification_setting set user_id = ${uuid}`,
  "delete from notification_setting",
];

/** Only the web process must not. */
const NOT_THE_WEB = [
  "update push_subscription set gone_at = null",
  "update bank_account set recipient_code = 'RCP'",
  "update app_user set erased_at = now()",
  "delete from outbox",
  "update gateway_request set answer = '{}'",
  "delete from gateway_request",
  "insert into virtual_account default values",
  "insert into reputation default values",
  "insert into bank default values",
  "delete from ledger_check",
  "delete from record_finding",
  "select next_root_statement('audit', 'x')",
  "select publish_root('audit', 'x', 'x', '')",
  "delete from reconciliation",
  "update deposit set access_code = 'x'",
  "update notification_setting set bounced = null",
  "update notification_setting set complained_at = null",
  "update notification_setting set retried_at = now()",
  "update delivery set state = 'QUEUED'",
  "insert into notice default values",
  "select fold_deltas()",
  `select forget_delivery(${uuid})`,
  "select forget_addresses(1)",
  "select * from graphile_worker.jobs",
  "select graphile_worker.add_job('payouts.work')",
  "update graphile_worker._private_jobs set attempts = 0",
];

test.each([
  ["amana_web", [...DIRECT, ...NOT_THE_WEB]],
  ["amana_worker", DIRECT],
  ["amana_webhooks", [...DIRECT, ...NOT_THE_WEB, "delete from webhook_event", "select * from app_user"]],
] as const)("%s writes nothing directly that its work does not need", async (role, statements) => {
  const urls = { amana_web: app.webUrl, amana_worker: app.appUrl, amana_webhooks: app.webhooksUrl };
  const client = new pg.Client({ connectionString: urls[role] });
  await client.connect();
  try {
    for (const statement of statements) {
      await expect(client.query(statement), statement).rejects.toMatchObject({ code: "42501" });
    }
  } finally {
    await client.end();
  }
});

test("an event of no topic is not published, by no role", async () => {
  const client = new pg.Client({ connectionString: app.webUrl });
  await client.connect();
  await expect(
    client.query("insert into outbox (topic, payload) values ('forged', '{}')"),
  ).rejects.toMatchObject({
    code: "23514",
    constraint: "known_topic",
  });
  await client.end();
});
