import { afterAll, beforeAll, expect, test } from "vitest";
import { restrictPerson } from "@/lib/identity/restrictions/commands/restrict-person";
import { SYSTEM } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { runWaiting } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { acceptOffer } from "@/lib/trades";
import { freshKey, offerOf } from "@/lib/trades/scenes-for-tests";
import { withdrawOffer } from ".";
import { offerReactions } from "./reactions";

let app: TestApp;
let bayo: TestUser;

beforeAll(async () => {
  app = await testApp();
  bayo = await makeUser(app, "Bayo");
});
afterAll(() => app.close());

const statesOf = async (user: TestUser) =>
  (
    await query<{ state: string }>(
      sql`select state::text as state from offer where seller_id = ${user.id}::uuid order by created_at`,
    )
  ).map(({ state }) => state);

test("a block withdraws the seller's open offers, once, and leaves trades alone", async () => {
  const ada = await makeUser(app, "Ada", { balanceMinor: 100_000_00n });
  const chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
  const [taken, open] = [await offerOf(bayo, 1_000_00n), await offerOf(bayo, 2_000_00n)];
  await acceptOffer(ada.actor, freshKey(), taken);
  await expect(withdrawOffer(SYSTEM, newId(), open)).rejects.toThrow("may not make the move withdraw");
  const until = new Date(Date.now() + 86_400_000);
  await restrictPerson(chidi.actor, newId(), {
    userId: bayo.id,
    kind: "blocked",
    reason: "You sold airtime that was stolen.",
    until,
  });
  await runWaiting(app, offerReactions.on, 2);
  expect(await statesOf(bayo)).toEqual(["IN_ESCROW", "WITHDRAWN"]);
  const counted = await query(sql`select open_offers from allowance where user_id = ${bayo.id}::uuid`);
  expect(counted).toEqual([{ openOffers: 1 }]);
});

test("the news of a block that was lifted meanwhile, or never was, withdraws nothing", async () => {
  const sani = await makeUser(app, "Sani");
  await offerOf(sani, 1_000_00n);
  await app.asOwner(
    "insert into outbox (topic, payload) values ('identity.blocked', jsonb_build_object('userId', $1::text))",
    [sani.id],
  );
  await runWaiting(app, offerReactions.on, 1);
  expect(await statesOf(sani)).toEqual(["AVAILABLE"]);
});
