import { afterAll, beforeAll, expect, test } from "vitest";
import { testCarrier } from "@/lib/shipments/carrier-for-tests";
import { labelledOrder, shipmentOf } from "@/lib/shipments/scene-for-tests";
import { workOnBooking } from "@/lib/shipments/work-on-booking";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { getTradeFor } from "@/lib/trades";
import { answerApi } from "@/lib/web/api";
import { freshKey, reasonOf, together } from "../scenes-for-tests";
import { agreeReturn, proposeReturn, shipBack } from "./commands/go-back";
import { handOver } from "./commands/hand-over";
import { shipTrade, undoShipping } from "./commands/send";
import { parcelRefusals } from "./refusals";
import { codeOf, type Order, orderOf, standOf, withCarrier } from "./scene-for-tests";
import type { Sent } from "./schema";

let app: TestApp;
let moderator: TestUser;
beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

const refusal = (act: Promise<unknown>) => act.then(() => "done", reasonOf);
const by = (number: string, carrier = "GIG Logistics"): Sent => ({ by: "carrier", carrier, number });
const ship = ({ sade, tradeId }: Order, sent: Sent) => shipTrade(sade.actor, freshKey(), { tradeId, sent });
const sendBack = ({ ada, tradeId }: Order, sent: Sent) => shipBack(ada.actor, freshKey(), { tradeId, sent });

/** An order whose buyer is to send it back, sent to them by this number. */
async function returning(number: string): Promise<Order> {
  const order = await orderOf(app, moderator, "BEGUN");
  const { ada, sade, tradeId } = order;
  await ship(order, by(number));
  await handOver(sade.actor, freshKey(), { tradeId, code: (await codeOf(order)).secret });
  await proposeReturn(ada.actor, freshKey(), { tradeId, paidBy: "buyer", wayBackMinor: 0n });
  await agreeReturn(sade.actor, freshKey(), { tradeId });
  return order;
}

test("a number that another order was sent by is refused however it is typed, and free once its seller takes it back", async () => {
  const [first, second] = [await orderOf(app, moderator, "BEGUN"), await orderOf(app, moderator, "BEGUN")];
  await ship(first, by("GIG-77-01"));
  for (const typed of [by("GIG-77-01"), by("gig 7701"), by("GIG7701", "gig logistics")])
    expect(await refusal(ship(second, typed))).toBe("number_taken");
  expect(await standOf(second)).toMatchObject({ state: "IN_ESCROW", parcel: "HELD" });
  await undoShipping(first.sade.actor, freshKey(), { tradeId: first.tradeId });
  await ship(second, by("GIG-77-01"));
  expect(await refusal(ship(first, by("GIG-77-01")))).toBe("number_taken");
  await ship(first, by("GIG-77-01", "Peace Mass Transit"));
  expect(await standOf(first)).toMatchObject({ state: "SHIPPED" });
});

test("a program is refused at the field of the number, and answered the same as it repeats what was done", async () => {
  const [first, { sade, tradeId }] = [
    await orderOf(app, moderator, "BEGUN"),
    await orderOf(app, moderator, "BEGUN"),
  ];
  await ship(first, by("GIG-77-02"));
  const key = freshKey();
  const send = (number: string) =>
    answerApi(
      new Request(`http://localhost:3999/api/v1/trades/${tradeId}/ship`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": key },
        body: JSON.stringify({ sent: by(number) }),
      }),
      { actor: sade.actor, key, requestId: freshKey(), address: "198.51.100.7", userAgent: "Test program" },
    );
  const message = parcelRefusals.number_taken.says;
  const refused = await send("GIG-77-02");
  expect([refused.status, await refused.json()]).toMatchObject([
    409,
    { reason: "number_taken", message, details: { fields: [{ field: "number", message }] } },
  ]);
  for (let nth = 0; nth < 2; nth += 1) expect((await send("GIG-77-03")).status).toBe(200);
  expect((await getTradeFor(sade.actor, tradeId))?.parcel?.sent).toEqual(by("GIG-77-03"));
});

test("what goes back has no number of another order, and can have its own", async () => {
  const order = await returning("GIG-77-04");
  const other = await returning("GIG-77-05");
  expect(await refusal(sendBack(order, by("GIG-77-05")))).toBe("number_taken");
  await sendBack(order, by("GIG-77-06"));
  expect(await refusal(sendBack(other, by("GIG 7706")))).toBe("number_taken");
  expect(await refusal(ship(await orderOf(app, moderator, "BEGUN"), by("GIG-77-06")))).toBe("number_taken");
  await sendBack(other, by("GIG-77-05"));
});

test("a number of a label that was booked here is its own order’s", async () => {
  const carrier = testCarrier();
  const labelled = await labelledOrder(app, moderator);
  await workOnBooking(labelled.shipmentId, carrier.carriers);
  const number = (await shipmentOf(labelled))?.number ?? "";
  expect(number).not.toBe("");
  expect(await refusal(ship(await orderOf(app, moderator, "BEGUN"), by(number)))).toBe("number_taken");
  await ship(labelled, by(number));
});

test("of a sending and a return that are typed with one number at the same moment exactly one is done", async () => {
  for (let nth = 0; nth < 10; nth += 1) {
    const [back, out] = [await returning(`GIG-88-${nth}`), await orderOf(app, moderator, "BEGUN")];
    const acts = [() => sendBack(back, by(`GIG-99-${nth}`)), () => ship(out, by(`GIG-99-${nth}`))];
    const outcomes = await together(nth % 2 ? acts.toReversed() : acts);
    expect(outcomes.map(({ said }) => said).toSorted()).toEqual(["done", "number_taken"]);
  }
}, 120_000);

test("the database refuses a number that stands on another trade, also past the commands", async () => {
  const [first, second] = [await orderOf(app, moderator, "BEGUN"), await orderOf(app, moderator, "BEGUN")];
  const sent = withCarrier();
  await ship(first, sent);
  for (const column of ["sent", "return_sent"])
    await expect(
      app.asOwner(`update parcel set ${column} = $1, ${column}_at = app_now() where id = $2`, [
        JSON.stringify(sent),
        second.tradeId,
      ]),
    ).rejects.toMatchObject({ constraint: "parcel_number" });
});
