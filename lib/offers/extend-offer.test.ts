import { afterAll, beforeAll, expect, test } from "vitest";
import { commitPlan } from "@/lib/kernel/commit";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { noticesOf } from "@/lib/notifications/run-for-tests";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { offerOf } from "../trades/scenes-for-tests";
import { extendOffer } from "./commands/extend-offer";
import { offer as offerMachine, STAFF_EXTENSION_DAYS } from "./machine";
import { extensionOf, offersForStaff } from "./staff-queries";

let app: TestApp;
let chidi: TestUser;
let bayo: TestUser;
const reason = "The operator was down for two days.";
const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  bayo = await makeUser(app, "Bayo Adeyemi");
});
afterAll(() => app.close());

const extend = (offerId: string, days: number, by = chidi) =>
  extendOffer(by.actor, newId(), { offerId, days, reason });
const endOf = async (id: string) =>
  (
    await queryOne<{ at: Date }>(sql`select expires_at as at from offer where id = ${id}::uuid`)
  )?.at.getTime() ?? 0;

test("a moderator lets an offer run longer, thirty days in all, and its seller reads why", async () => {
  const offerId = (await offerOf(bayo)).offerId;
  const before = await endOf(offerId);
  await extend(offerId, 7);
  expect((await endOf(offerId)) - before).toBe(7 * 86_400_000);
  expect(await extensionOf(bayo.actor, offerId)).toEqual({ days: 7, reason });
  expect(await extensionOf(chidi.actor, offerId)).toBeUndefined();
  const [notice] = await noticesOf(app, bayo, "offer.extended");
  expect(notice?.body).toContain(`Our reason: “${reason}”`);
  await expect(extend(offerId, STAFF_EXTENSION_DAYS - 6)).rejects.toEqual(refusedWith("extended_enough"));
  await extend(offerId, STAFF_EXTENSION_DAYS - 7);
  expect(await offersForStaff(chidi.actor, offerId)).toMatchObject([{ daysLeft: 0, extendedDays: 30 }]);
  await expect(extend(offerId, 1)).rejects.toEqual(refusedWith("extended_enough"));
});

test("only who may extends an offer, none of their own, and none that has ended", async () => {
  const offerId = (await offerOf(bayo)).offerId;
  const funmi = await makeUser(app, "Funmi Bankole", { staffRoles: ["SUPPORT"] });
  for (const by of [bayo, funmi])
    await expect(extend(offerId, 1, by)).rejects.toEqual(refusedWith("not_found"));
  await expect(offersForStaff(funmi.actor)).rejects.toEqual(refusedWith("not_found"));
  const own = (await offerOf(chidi)).offerId;
  await expect(extend(own, 1)).rejects.toEqual(refusedWith("own_offer"));
  await app.asOwner("update offer set expires_at = app_now() - interval '1 second' where id = $1", [offerId]);
  await expect(extend(offerId, 1)).rejects.toEqual(refusedWith("offer_over"));
});

test("PostgreSQL refuses more days, fewer than one, an ended offer and another’s hand", async () => {
  const id = (await offerOf(bayo)).offerId;
  const forge = async (days: number, by = chidi) => {
    const row = await queryOne<{ version: bigint }>(sql`select version from offer where id = ${id}::uuid`);
    return commitPlan({
      act: "offer.extend",
      principal: by.id,
      key: newId(),
      requestHash: "00",
      plan: {
        rows: [
          offerMachine.move({ id, version: row?.version ?? 0n }, "extend", { days, extensionReason: reason }),
        ],
        audit: [{ actorId: by.id, act: "offer.extend", subjectKind: "offer", subjectId: id }],
        result: {},
      },
    });
  };
  for (const days of [31, 0, -1]) await expect(forge(days)).rejects.toThrow("may not make the move");
  await expect(forge(1, bayo)).rejects.toThrow("may not make the move");
  await forge(30);
  await expect(forge(1)).rejects.toThrow("may not make the move");
});
