import { afterAll, beforeAll, expect, test } from "vitest";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { beginTrade } from "@/lib/trades";
import { handOver } from "@/lib/trades/parcel/commands/hand-over";
import { agreeMeeting, proposeMeeting } from "@/lib/trades/parcel/commands/meet";
import { sayDelivered } from "@/lib/trades/parcel/commands/send";
import { codeOf, orderOf } from "@/lib/trades/parcel/scene-for-tests";
import { appNow, freshKey } from "@/lib/trades/scenes-for-tests";
import { remindersTo } from "./orders-for-tests";
import { type NoticeStage, openNoticeStage } from "./stage-for-tests";

let stage: NoticeStage;
let moderator: TestUser;

beforeAll(async () => {
  stage = await openNoticeStage();
  moderator = await makeUser(stage.app, "Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(() => stage.close());

const REMINDERS = ["order.half_time", "order.last_fifth"];

/** To a part of the clock that runs, which began with this column of the trade. */
const toFraction = (tradeId: string, part: number, since: "created_at" | "begun_at" | "delivered_at") =>
  stage.app.asOwner(
    `select set_clock(${since} + (deadline_at - ${since}) * ${part} - now() + interval '1 second') from trade where id = $1`,
    [tradeId],
  );

/** What both have after the half and the last fifth, and just before each. */
async function through(
  { ada, sade, tradeId }: { ada: TestUser; sade: TestUser; tradeId: string },
  since: Parameters<typeof toFraction>[2],
) {
  await stage.relay(2);
  const seen = [];
  for (const part of [0.49, 0.51, 0.79, 0.81]) {
    await toFraction(tradeId, part, since);
    await stage.sweep();
    await stage.sweep();
    seen.push([(await remindersTo(ada)).length, (await remindersTo(sade)).length]);
  }
  return { seen, toBuyer: await remindersTo(ada), toSeller: await remindersTo(sade) };
}

const ONLY_SELLER = [
  [0, 0],
  [0, 1],
  [0, 1],
  [0, 2],
];
const ONLY_BUYER = ONLY_SELLER.map(([none, some]) => [some, none]);

test("a seller is reminded at half and at four fifths of the time to start, once each", async () => {
  const { seen, toSeller } = await through(await orderOf(stage.app, moderator), "created_at");
  expect(seen).toEqual(ONLY_SELLER);
  expect(toSeller.map(({ key }) => key)).toEqual(REMINDERS);
  for (const { body } of toSeller)
    expect(body).toMatch(/^It’s your turn to start packing, until .* your listing is paused\.$/);
});

test("the time to send is one of its own, which began as the seller began", async () => {
  const order = await orderOf(stage.app, moderator);
  await stage.relay();
  await stage.app.moveTime("20 hours");
  await beginTrade(order.sade.actor, freshKey(), order);
  const { seen, toSeller } = await through(order, "begun_at");
  expect(seen).toEqual(ONLY_SELLER);
  expect(toSeller[0]?.body).toMatch(/^It’s your turn to send it/);
});

test("while it is on its way nobody is", async () => {
  const order = await orderOf(stage.app, moderator, "SHIPPED");
  await stage.relay();
  for (const interval of ["3 days", "3 days"]) {
    await stage.app.moveTime(interval);
    await stage.sweep();
  }
  expect([...(await remindersTo(order.ada)), ...(await remindersTo(order.sade))]).toEqual([]);
});

test("a buyer is reminded to look, with what silence does and when: it pays what a code has proven", async () => {
  const order = await orderOf(stage.app, moderator, "SHIPPED");
  await handOver(order.sade.actor, freshKey(), { ...order, code: (await codeOf(order)).secret });
  const { seen, toBuyer } = await through(order, "delivered_at");
  expect(seen).toEqual(ONLY_BUYER);
  for (const { body } of toBuyer)
    expect(body).toMatch(
      /^It’s your turn to check it, until .*\d.* If you don’t report a problem by then, Sade is paid\.$/,
    );
});

test("and leaves the seller’s word alone to a moderator", async () => {
  const order = await orderOf(stage.app, moderator, "SHIPPED");
  await sayDelivered(order.sade.actor, freshKey(), order);
  const { seen, toBuyer } = await through(order, "delivered_at");
  expect(seen).toEqual(ONLY_BUYER);
  expect(toBuyer[1]?.body).toMatch(/a moderator reviews the order before anyone is paid\.$/);
});

test("who has nobody to meet yet is reminded to agree where, and then to hand it over", async () => {
  const order = await orderOf(stage.app, moderator, "BEGUN", { isPickUp: true });
  await stage.relay();
  await toFraction(order.tradeId, 0.51, "begun_at");
  await stage.sweep();
  expect((await remindersTo(order.sade))[0]?.body).toMatch(/^It’s your turn to agree where to meet/);
  const at = new Date((await appNow()).getTime() + 26 * 3_600_000).toISOString();
  await proposeMeeting(order.ada.actor, freshKey(), { ...order, at, place: "Ikeja City Mall" });
  await agreeMeeting(order.sade.actor, freshKey(), order);
  await stage.relay();
  await toFraction(order.tradeId, 0.81, "begun_at");
  await stage.sweep();
  expect((await remindersTo(order.sade)).at(-1)?.body).toMatch(
    /hand it over.*a moderator reviews the order\.$/,
  );
});
