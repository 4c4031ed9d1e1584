import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { requestPayout } from "@/lib/payouts/commands/request-payout";
import { giveAccount } from "@/lib/payouts/scenes-for-tests";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { acceptOffer, approveTrade } from "@/lib/trades";
import { appNow, freshKey, offerOf, sceneOf } from "@/lib/trades/scenes-for-tests";
import { forgetRestrictions } from "../profile/erase-closed";
import { identityRows } from "../profile/export";
import { endedRestrictions } from "./commands/expire-restriction";
import { bitsIn, firstOf, lift, publish, REASON, rowsOf, set } from "./restrictions-for-tests";

let app: TestApp;
let ada: TestUser;
let bayo: TestUser;
/** Efe and Ngozi work in finance; Chidi is a moderator. */
let efe: TestUser;
let ngozi: TestUser;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  efe = await makeUser(app, "Efe", { staffRoles: ["FINANCE"] });
  ngozi = await makeUser(app, "Ngozi", { staffRoles: ["FINANCE"] });
  chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await makeUser(app, "Ada", { balanceMinor: 100_000_00n });
  bayo = await makeUser(app, "Bayo");
});

const accept = async () => acceptOffer(ada.actor, freshKey(), await offerOf(bayo, 1_000_00n));
const withdraw = async () =>
  requestPayout(ada.actor, freshKey(), {
    amountMinor: 1_000_00n,
    bankAccountId: await giveAccount(ada.id, "1111"),
  });

const acts = { publish: () => publish(ada.actor), accept, withdraw };

describe("a restriction refuses an act with its reason and end", () => {
  test.each([
    ["publish", "no_publish"],
    ["publish", "frozen"],
    ["publish", "blocked"],
    ["accept", "no_accept"],
    ["accept", "frozen"],
    ["accept", "blocked"],
    ["withdraw", "no_payout"],
    ["withdraw", "frozen"],
    ["withdraw", "blocked"],
  ] as const)("%s: %s", async (act, kind) => {
    await set(kind === "blocked" ? chidi : efe, ada, kind);
    await expect(acts[act]()).rejects.toMatchObject({
      reason: kind,
      message: expect.stringContaining(REASON),
    });
    await lift(kind === "blocked" ? await anotherModerator() : ngozi, await firstOf(ada));
    await acts[act]();
  });

  test.each(["no_release", "frozen"] as const)(
    "release: refused under %s, and made once that is lifted",
    async (kind) => {
      const scene = await sceneOf(app, "DELIVERED");
      const trade = { tradeId: scene.tradeId };
      await set(efe, scene.ada, kind);
      await expect(approveTrade(scene.ada.actor, freshKey(), trade)).rejects.toMatchObject({ reason: kind });
      await lift(ngozi, await firstOf(scene.ada));
      await approveTrade(scene.ada.actor, freshKey(), trade);
    },
  );

  test("offers of a blocked or frozen seller are unavailable; those of a seller under no_publish are not", async () => {
    const offers = [await offerOf(bayo, 1_000_00n), await offerOf(bayo, 1_000_00n)] as const;
    await set(efe, bayo, "no_publish");
    await acceptOffer(ada.actor, freshKey(), offers[0]);
    await set(chidi, bayo, "blocked");
    await expect(acceptOffer(ada.actor, freshKey(), offers[1])).rejects.toMatchObject({
      reason: "offer_gone",
    });
  });

  const anotherModerator = () => makeUser(app, "Dele", { staffRoles: ["MODERATOR"] });
});

describe("an end", () => {
  const ended = () => query<{ id: string; version: string }>(endedRestrictions.find(10));

  test("takes effect immediately, and the job later clears the bits", async () => {
    await set(efe, ada, "frozen", new Date((await appNow()).getTime() + 3_600_000));
    await expect(accept()).rejects.toMatchObject({
      reason: "frozen",
      message: expect.stringMatching(/until .*Lagos/),
    });
    await endedRestrictions.run({ id: await firstOf(ada), version: "0" });
    expect(await rowsOf(ada)).toMatchObject([{ state: "ACTIVE" }]);
    await app.moveTime("61 minutes");
    expect(await bitsIn(ada)).toEqual({ restricted: 2, now: 0 });
    await accept();
    await publish(ada.actor);
    const due = await ended();
    expect(due.map(({ id }) => id)).toContain(await firstOf(ada));
    await Promise.all([...due, ...due].map(endedRestrictions.run));
    expect(await rowsOf(ada)).toMatchObject([{ state: "EXPIRED" }]);
    expect(await bitsIn(ada)).toEqual({ restricted: 0, now: 0 });
    await expect(lift(ngozi, await firstOf(ada))).rejects.toMatchObject({ reason: "restriction_lifted" });
  });

  test("of one restriction leaves others in force; an end in the past is refused", async () => {
    await set(efe, ada, "frozen", new Date((await appNow()).getTime() + 60_000));
    await set(efe, ada, "frozen");
    await app.moveTime("2 minutes");
    for (const row of await ended()) await endedRestrictions.run(row);
    await expect(accept()).rejects.toMatchObject({ reason: "frozen" });
    await expect(set(efe, ada, "no_accept", new Date((await appNow()).getTime() - 1))).rejects.toMatchObject({
      reason: "end_in_past",
    });
  });

  test("delays a payout held under no_payout", async () => {
    await set(efe, ada, "no_payout", new Date((await appNow()).getTime() + 48 * 3_600_000));
    const { result } = await withdraw();
    const payout = await queryOne<{ state: string; holdReason: string }>(sql`
      select state::text as state, hold_reason from payout where reference = ${result.reference}`);
    expect(payout).toEqual({ state: "HELD", holdReason: "restricted" });
  });
});

describe("staff", () => {
  test("set what their role permits, never on themselves, and lift what a colleague has set", async () => {
    await expect(set(bayo, ada, "frozen")).rejects.toMatchObject({ reason: "not_found" });
    await expect(set(chidi, ada, "frozen")).rejects.toMatchObject({ reason: "not_found" });
    await expect(set(efe, ada, "blocked")).rejects.toMatchObject({ reason: "not_found" });
    await expect(set(efe, efe, "frozen")).rejects.toMatchObject({ reason: "own_restriction" });
    await set(efe, ada, "frozen");
    const id = await firstOf(ada);
    await expect(lift(efe, id)).rejects.toMatchObject({ reason: "needs_colleague" });
    await expect(lift(chidi, id)).rejects.toMatchObject({ reason: "not_found" });
    await expect(lift(ada, id)).rejects.toMatchObject({ reason: "not_found" });
    await lift(ngozi, id);
    expect(await bitsIn(ada)).toEqual({ restricted: 0, now: 0 });
  });
});

describe("records", () => {
  test("are in the user's export, without the notes of staff", async () => {
    await set(efe, ada, "no_accept");
    const rows = await query(identityRows.restrictions?.(ada.id) ?? sql`select`);
    expect(rows).toMatchObject([{ kind: "no_accept", state: "ACTIVE", reason: REASON, until: null }]);
    expect(JSON.stringify(rows)).not.toContain("Seen by support");
  });

  test("lose their texts once the user is erased, and not before", async () => {
    await set(efe, ada, "no_accept");
    const written = async () =>
      (await app.asOwner("select kind::text, reason, note from restriction where user_id = $1", [ada.id]))
        .rows;
    await forgetRestrictions(ada.id);
    expect(await written()).toMatchObject([{ reason: REASON }]);
    await app.asOwner("update app_user set closed_at = app_now(), erased_at = app_now() where id = $1", [
      ada.id,
    ]);
    await forgetRestrictions(ada.id);
    expect(await written()).toEqual([{ kind: "no_accept", reason: "", note: null }]);
  });
});
