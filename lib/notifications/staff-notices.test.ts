import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { detailOf, requested } from "@/lib/corrections/scenes-for-tests";
import { liftRestriction } from "@/lib/identity/restrictions/commands/lift-restriction";
import { restrictPerson } from "@/lib/identity/restrictions/commands/restrict-person";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { totalNames } from "@/lib/reconciliation/words";
import { claimCase, reassignCase } from "@/lib/staff/queues/commands";
import { agreeTo } from "@/lib/testing/approvals";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { sceneOf } from "@/lib/trades/scenes-for-tests";
import { noticesOf } from "./run-for-tests";

let app: TestApp;
let efe: TestUser;
let funmi: TestUser;
let ngozi: TestUser;

beforeAll(async () => {
  app = await testApp();
  efe = await makeUser(app, "Efe Okoro", { staffRoles: ["FINANCE"] });
  ngozi = await makeUser(app, "Ngozi Bello", { staffRoles: ["FINANCE"] });
  funmi = await makeUser(app, "Funmi Bankole", { staffRoles: ["SUPPORT"] });
});
beforeEach(() => app.asOwner("delete from outbox"));
afterAll(() => app.close());

const reason = "Five reports within a day.";
const keysOf = async (of: TestUser) => (await noticesOf(app, of)).map(({ key }) => key);

test("a request reaches those who may agree to it, and its end who asked", async () => {
  const { bayo, tradeId } = await sceneOf(app);
  const id = await requested("refund.credit", funmi, detailOf(bayo, tradeId, 500_00n));
  const [asked] = await noticesOf(app, efe, "staff.request");
  expect(asked).toMatchObject({ key: "staff.request", link: `/admin/approvals/${id}` });
  expect(asked?.title).toContain("Funmi Bankole asks for your approval");
  // Support asks for credits, and does not approve them.
  expect(await keysOf(funmi)).toEqual([]);
  expect(await keysOf(bayo)).not.toContain("staff.request");
  await agreeTo(efe, id);
  const [ended] = await noticesOf(app, funmi, "staff.request_ended");
  expect(ended?.body).toBe("Efe Okoro approved your request, and it is done.");
  expect(await keysOf(ngozi)).toEqual(["staff.request"]);
});

test("a block is mailed and texted to who is blocked, with its reason and its end, though they cannot sign in", async () => {
  const chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  const eve = await makeUser(app, "Eve Eze");
  const until = new Date(Date.now() + 20 * 86_400_000);
  await restrictPerson(chidi.actor, newId(), { userId: eve.id, kind: "blocked", reason, until });
  const [notice] = await noticesOf(app, eve);
  expect(notice).toMatchObject({ key: "account.blocked", link: "/blocked" });
  expect(notice?.body).toContain(`Reason: ${reason}\n\nIt ends on `);
  const sent = await query(sql`
    select d.channel::text as channel, d.is_certain from delivery d join notice n on n.id = d.notice_id
    where n.user_id = ${eve.id}::uuid order by d.channel`);
  expect(sent).toEqual([
    { channel: "MAIL", isCertain: true },
    { channel: "TEXT", isCertain: true },
  ]);
});

test("a restriction that is lifted is named", async () => {
  const eve = await makeUser(app, "Eve Bassey");
  await restrictPerson(efe.actor, newId(), { userId: eve.id, kind: "no_payout", reason, until: null });
  const [held] = await noticesOf(app, eve);
  expect(held).toMatchObject({ key: "account.held", title: "Your withdrawals are on hold" });
  expect(held?.body).toContain("It stays until we lift it.");
  const found = await queryOne<{ id: string }>(
    sql`select id from person_restriction where user_id = ${eve.id}::uuid`,
  );
  await liftRestriction(ngozi.actor, newId(), {
    restrictionId: found?.id ?? "",
    reason: "It was a mistake.",
  });
  const [lifted] = await noticesOf(app, eve);
  expect(lifted).toMatchObject({
    key: "account.unfrozen",
    body: expect.stringContaining("You can withdraw again."),
  });
});

test("a case is news for a colleague who was given it, not for who took it", async () => {
  const { ada, tradeId } = await sceneOf(app, "DISPUTED");
  const chidi = await makeUser(app, "Chidi Okafor", { staffRoles: ["MODERATOR"] });
  const bola = await makeUser(app, "Bola Ade", { staffRoles: ["MODERATOR"] });
  const dispute = await queryOne<{ id: string }>(
    sql`select id from dispute_overview where trade_id = ${tradeId}::uuid`,
  );
  const of = { kind: "disputes", subjectId: dispute?.id ?? "" } as const;
  await claimCase(chidi.actor, newId(), of);
  expect(await noticesOf(app, chidi, "staff.assigned")).toEqual([]);
  await reassignCase(chidi.actor, newId(), { ...of, staffId: bola.id });
  const [given] = await noticesOf(app, bola, "staff.assigned");
  expect(given).toMatchObject({
    title: "Chidi Okafor gave you a case: Disputes",
    link: `/admin/trades/${tradeId}`,
  });
  expect(await noticesOf(app, ada, "staff.assigned")).toEqual([]);
});

test("the daily report lists each sum and the first twenty differences, and an agreeing one lists none", async () => {
  const report = async (day: string, found: number) => {
    const none = { count: 0, minor: "0" };
    const totals = Object.fromEntries(totalNames.map((name) => [name, none]));
    const differences = Array.from({ length: found }, (_, at) => ({
      kind: "deposit",
      reference: `dep-${at}`,
      what: "amount",
      oursMinor: "100",
      theirsMinor: "200",
    }));
    const { rows } = await app.asOwner(
      `insert into reconciliation (gateway, kind, ledger_minor, expected_minor, lines, differences, duration_ms)
       values ('paystack', 'daily', 0, 0, $1, $2, 1) returning id`,
      [JSON.stringify({ day, totals, compared: 7 }), JSON.stringify(differences)],
    );
    const payload = JSON.stringify({ reconciliationId: String(rows[0].id) });
    await app.asOwner("insert into outbox (topic, payload) values ('reconciliation.reported', $1)", [
      payload,
    ]);
    const [notice] = await noticesOf(app, efe, "staff.report");
    return notice;
  };
  const many = await report("2026-11-28", 22);
  expect(many?.title).toBe("Reconciliation of 2026-11-28: 22 differences");
  expect(many?.body).toContain("Paid in: ₦0.00 (0)");
  expect(many?.body).toContain("Deposit dep-19: The amounts differ (ours ₦1.00, the gateway’s ₦2.00)");
  expect(many?.body).not.toContain("dep-20");
  expect(many?.body.endsWith("And 2 more.")).toBe(true);
  const clean = await report("2026-11-29", 0);
  expect(clean?.title).toBe("Reconciliation of 2026-11-29: no differences");
  expect(clean?.body.split("\n\n")).toHaveLength(1 + totalNames.length);
});
