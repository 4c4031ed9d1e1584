import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ruledFinally } from "@/lib/disputes/scenes-for-tests";
import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { sceneOf } from "@/lib/trades/scenes-for-tests";
import { type Intruder, intruder } from "./intruder";
import { makeUser, type TestApp, testApp } from "./world";

let app: TestApp;
let eve: Intruder;

beforeAll(async () => {
  app = await testApp();
  const chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
  const { tradeId } = await sceneOf(app, "DISPUTED");
  await ruledFinally(chidi, tradeId, "refund");
  eve = await intruder(app);
});
afterAll(async () => {
  await eve.close();
  await app.close();
});

const DENIED = /^42501: /;
const uuid = "'00000000-0000-0000-0000-00000000000a'";

const closed = [
  "account",
  "transfer",
  "posting",
  "timeline",
  "audit",
  "approval",
  "transfer_kind",
  "staff_grant",
  "balance_delta",
  "trade",
  "offer",
  "dispute",
  "dispute_statement",
  "ruling",
  "settlement_offer",
  "restriction",
];

describe("who holds the application's password cannot write, change, delete or empty", () => {
  test.each(closed)("%s", async (table) => {
    const before = await eve.everything();
    const tries = [
      `insert into ${table} default values`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
      `update ${table} set ${firstColumn(table)}`,
    ];
    for (const statement of tries) expect(await eve.attempt(statement), statement).toMatch(DENIED);
    expect(await eve.everything()).toBe(before);
  });
});

test("who holds it cannot move the time of all rules either", async () => {
  const tries = [
    "select set_clock('1 day')",
    "create or replace function app_now() returns timestamptz language sql stable return now() + interval '1 day'",
    "alter function app_now() rename to another_now",
    "drop function app_now() cascade",
  ];
  for (const statement of tries) expect(await eve.attempt(statement), statement).toMatch(DENIED);
  const { rows } = await app.asOwner(
    "select app_now() = now() as real, has_function_privilege('amana_web', 'app_now()', 'execute') as called",
  );
  expect(rows).toEqual([{ real: true, called: true }]);
});

const columns: Record<string, string> = {
  account: "balance = balance",
  transfer: "amount_minor = amount_minor",
  posting: "act = act",
  timeline: "move = move",
  audit: "act = act",
  approval: "approver_id = creator_id",
  transfer_kind: "without_owner = true",
  staff_grant: "role = 'ADMIN'",
  balance_delta: "amount_minor = 0",
  trade: "state = 'COMPLETED'",
  offer: "state = 'AVAILABLE'",
  dispute: "state = 'CLOSED'",
  dispute_statement: "body = body",
  ruling: "outcome = 'release'",
  settlement_offer: "state = 'ACCEPTED'",
  restriction: "state = 'LIFTED'",
};
const firstColumn = (table: string): string => columns[table] ?? "";

const statements = [
  "update trade set version = version + 1",
  "update offer set version = version + 1",
  "update offer set price_minor = 1",
  "update trade set buyer_id = seller_id",
  "update dispute set version = 9",
  "update deposit set state = 'PAID'",
  "update deposit set version = 9",
  "update deposit set paid_minor = 100",
  "update deposit set user_id = user_id",
  "update allowance set open_offers = 0",
  "update allowance set traded_minor = 0",
  "update allowance set restricted = 0",
  "delete from allowance",
  `insert into allowance (user_id, restricted) values (${uuid}, 0)`,
  `insert into allowance (user_id, open_offers) values (${uuid}, 0)`,
  `insert into allowance (user_id, version) values (${uuid}, 7)`,
  `insert into deposit (id, user_id, gateway, reference, currency, asked_minor, expires_at) values (${uuid}, ${uuid}, 'x', 'x', '${HOME}', 1, now())`,
  "delete from deposit",
  "update ledger_check set findings = '[]'",
  "update outbox set payload = '{}'",
  "delete from app_user",
  "delete from session",
  "alter table transfer disable trigger all",
  "alter table account disable trigger kind_is_fixed",
  "drop trigger append_only on posting",
  "alter table account drop constraint balance_not_negative",
  "drop table audit",
  "alter table account owner to amana_worker",
  "create table mine ()",
  "create function mine() returns int language sql return 1",
  "create or replace function app_now() returns timestamptz language sql stable return now()",
  "grant amana_owner to amana_worker",
  "set role amana_owner",
  "set session_replication_role = replica",
  "select fold_account(1)",
  `select trade_insert('{}', ${uuid}, now(), false, 1)`,
  `select move_row('trade', ${uuid}, 1, 'approve', null, null, ${uuid}, now(), false, 1)`,
  `select insert_row('offer', '{}', ${uuid}, now(), false, 1)`,
  "select keep_restricted()",
  `select version_of('trade', ${uuid})`,
  `select post_transfers(1, now(), '{}', '[]', '[]')`,
  "insert into staff_grant (user_id, role) select id, 'ADMIN' from app_user",
  "insert into role_permission (role, permission) values ('MODERATOR', 'payout.agree')",
  "update app_user set level = 'TRUSTED'",
  "select setval('transfer_id_seq', 1)",
  "select nextval('transfer_id_seq')",
  "select nextval('posting_id_seq')",
  "select setval('outbox_id_seq', 1)",
  "copy transfer from program 'true'",
  "select pg_read_file('/etc/passwd')",
];

test.each(statements)("nor: %s", async (statement) => {
  const before = await eve.everything();
  expect(await eve.attempt(statement)).toMatch(DENIED);
  expect(await eve.everything()).toBe(before);
});

test("a temporary table of the same name deceives nobody", async () => {
  // Where the role may make one at all, commit_plan still looks into the real schema first.
  const made = await eve.attempt("create temporary table staff_grant (user_id uuid, role text)");
  const before = await eve.everything();
  const id = newId();
  const row = { id, act: "wallet.pay_payout", subjectId: id, reason: "mine" };
  expect(await eve.plan(newId(), { insert: [{ table: "approval", row }] })).toMatch(DENIED);
  expect(made).toMatch(/^42501: |^done$/);
  expect(await eve.everything()).toBe(before);
});

test("the owner itself is stopped from changing history, unless it takes the guards away", async () => {
  for (const table of ["transfer", "posting", "timeline", "audit"]) {
    await expect(app.asOwner(`delete from ${table}`)).rejects.toThrow("append-only");
    await expect(app.asOwner(`truncate ${table} cascade`)).rejects.toThrow("append-only");
  }
  await expect(app.asOwner("update transfer set amount_minor = 1")).rejects.toThrow("append-only");
  await expect(app.asOwner("update account set kind = 'GATEWAY'")).rejects.toThrow("append-only");
  await expect(app.asOwner("delete from account")).rejects.toThrow("append-only");
  await expect(app.asOwner("update account set balance = -1 where kind = 'WALLET'")).rejects.toThrow(
    "balance_not_negative",
  );
});
