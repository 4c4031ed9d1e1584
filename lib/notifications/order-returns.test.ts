import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contestReturn } from "@/lib/disputes/commands/open-dispute";
import { runDue } from "@/lib/testing/reactions";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { declineProposal } from "@/lib/trades";
import { agreeSplit, proposeSplit } from "@/lib/trades/parcel/commands/go-back";
import { tradeReactions } from "@/lib/trades/reactions";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { lastDealing, remindersTo } from "./orders-for-tests";
import { type DeliveredOrder, deliveredOrder, inWords, keysOf, WAY_BACK } from "./returns-for-tests";
import { type NoticeStage, openNoticeStage } from "./stage-for-tests";

let stage: NoticeStage;
let moderator: TestUser;
let scene: DeliveredOrder;
beforeAll(async () => {
  stage = await openNoticeStage();
  moderator = await makeUser(stage.app, "Musa", { staffRoles: ["MODERATOR"] });
});
beforeEach(async () => {
  await stage.reset();
  scene = await deliveredOrder(stage, moderator);
});
afterAll(() => stage.close());

const textsTo = async ({ phone }: TestUser) => (await stage.textsTo(phone)).map(({ text }) => text);
const speak = ({ id }: TestUser, language: string) =>
  stage.app.asOwner("insert into notification_setting (user_id, language) values ($1, $2)", [id, language]);

describe("what one of the two proposes", () => {
  test("to send back is put to the other with who pays for both ways, and its end is said to who proposed it", async () => {
    const { order, ada, sade, price, fee, propose } = scene;
    await propose(sade, "seller", WAY_BACK);
    await stage.relay(2);
    const asked = await lastDealing(ada);
    expect(asked).toMatchObject({
      key: "trade.proposal",
      title: "Sade proposes a return: Clean phone with box",
    });
    expect(asked?.body).toContain(
      `The seller pays for both ways, and puts up ${inWords(WAY_BACK)} for the way back. If you agree, the buyer gets ${inWords(price + fee + WAY_BACK)} once`,
    );
    await declineProposal(ada.actor, freshKey(), order);
    await stage.relay(2);
    expect(await lastDealing(sade)).toMatchObject({
      key: "trade.proposal_ended",
      title: "Ada declined your proposal: Clean phone with box",
    });
    await propose(ada, "buyer");
    await stage.relay(2);
    expect((await lastDealing(sade))?.body).toContain(
      `The buyer pays for both ways, so the delivery fee stays paid. If you agree, the buyer gets ${inWords(price)} once`,
    );
    expect(await keysOf(ada, "trade.proposal")).toHaveLength(1);
  });

  test("to keep for less is put with what goes back, and said to both with what each has once it is agreed", async () => {
    const { order, ada, sade } = scene;
    await proposeSplit(ada.actor, freshKey(), { ...order, refunds: { "1": 5_000_00n } });
    await stage.relay(2);
    expect((await lastDealing(sade))?.title).toBe(
      "Ada proposes money back without a return: Clean phone with box",
    );
    expect((await lastDealing(sade))?.body).toContain("the buyer keeps it and gets ₦5,000 back");
    await agreeSplit(sade.actor, freshKey(), order);
    await stage.relay(2);
    expect(await lastDealing(ada)).toMatchObject({
      key: "order.shared",
      title: "₦5,000 is back in your wallet: Clean phone with box",
    });
    expect((await lastDealing(sade))?.body).toMatch(
      /^You both agreed that Ada keeps it for less\. ₦[\d,.]+ is in your wallet/,
    );
    for (const person of [ada, sade]) expect(await keysOf(person, "order.shared")).toHaveLength(1);
  });

  test("and is over by the time that it is written is put to nobody", async () => {
    const { ada, sade, propose, agree } = scene;
    await propose(ada, "buyer");
    await agree(sade);
    await stage.relay(2);
    expect(await keysOf(sade, "trade.proposal")).toEqual([]);
  });
});

describe("an order that goes back", () => {
  test("says each of its steps once: until when to send it, how it was sent, and what the buyer got with all that was paid for the ways", async () => {
    const { ada, sade, price, fee, propose, agree, ship, receive } = scene;
    await propose(ada, "seller", WAY_BACK);
    await agree(sade);
    await stage.relay(2);
    const all = inWords(price + fee + WAY_BACK);
    expect(await lastDealing(ada)).toMatchObject({
      key: "order.returning",
      title: "Send it back: Clean phone with box",
    });
    expect((await lastDealing(ada))?.body).toMatch(
      /^You both agreed that it goes back\. Send it by \d.* you keep it and Sade is paid\.$/,
    );
    expect((await lastDealing(ada))?.body).toContain(
      `you get ${all} back, delivery and the way back included.`,
    );
    expect((await lastDealing(sade))?.body).toMatch(/Nothing is paid until you have it back: then Ada gets/);
    await ship();
    await stage.relay(2);
    expect(await lastDealing(sade)).toMatchObject({
      key: "order.return_sent",
      title: "Ada sent it back: Clean phone with box",
    });
    expect((await lastDealing(sade))?.body).toMatch(
      /^It’s with GIG Logistics, tracking number GIG-104-\d+\.\n\n.*a moderator reviews the order\.$/,
    );
    await receive();
    await stage.relay(2);
    expect(await lastDealing(ada)).toMatchObject({
      key: "order.refunded",
      title: `${all} is back in your wallet: Clean phone with box`,
    });
    expect((await lastDealing(sade))?.body).toBe(
      `You have it back, so Ada got ${all}, delivery and the way back included.`,
    );
    const steps = [
      "order.returning",
      "order.return_sent",
      "order.refunded",
      "order.cancelled",
      "order.completed",
    ];
    expect(await keysOf(ada, ...steps)).toEqual(["order.returning", "order.refunded"]);
    expect(await keysOf(sade, ...steps)).toEqual(["order.returning", "order.return_sent", "order.refunded"]);
    await stage.app.moveTime("12 hours");
    await stage.sweep();
    expect((await textsTo(ada)).join()).toContain(`${all.replace("₦", "N")} is back in your wallet`);
    expect((await textsTo(sade)).join()).toContain("is back with the seller. Ada got");
  });
});

describe("the refund of what goes back", () => {
  test("at the buyer’s cost is the price alone, and is said in the reader’s language", async () => {
    const { ada, sade, price, propose, agree, ship, receive } = scene;
    await speak(ada, "ha");
    await propose(sade, "buyer");
    await agree(ada);
    await ship();
    await receive();
    await stage.relay(2);
    expect((await lastDealing(sade))?.body).toBe(
      `You have it back, so Ada got ${inWords(price)}, and the delivery fee stays paid.`,
    );
    expect((await lastDealing(ada))?.body).toBe(
      `Kayan sun koma hannun Sade, don haka ${inWords(price)} yana walat ɗinku, amma ba a mayar da kuɗin aikawa ba.`,
    );
    expect(await keysOf(ada, "order.returning")).toEqual([]);
  });

  test("of what was handed back leaves its seller what they put up for the way", async () => {
    const { ada, sade, price, fee, propose, agree, receive } = scene;
    await propose(ada, "seller", WAY_BACK);
    await agree(sade);
    await receive();
    await stage.relay(2);
    expect((await lastDealing(sade))?.body).toBe(
      `You have it back, so Ada got ${inWords(price + fee)}, delivery included. What you put up for the way back is in your wallet again.`,
    );
  });
});

describe("what is to go back", () => {
  test("but is not sent in time is kept: its buyer is reminded of that, and it is said to both", async () => {
    const { ada, sade, propose, agree } = scene;
    await propose(ada, "seller", WAY_BACK);
    await agree(sade);
    await stage.relay();
    for (const interval of ["68 hours", "40 hours"]) {
      await stage.app.moveTime(interval);
      await stage.sweep();
    }
    const reminders = await remindersTo(ada);
    expect(reminders.map(({ key }) => key)).toEqual(["order.half_time", "order.last_fifth"]);
    for (const { body } of reminders)
      expect(body).toMatch(
        /^It’s your turn to send it back, until .*\d\. If you don’t send it back by then, you keep it and Sade is paid\.$/,
      );
    expect(await remindersTo(sade)).toEqual([]);
    await stage.app.moveTime("36 hours");
    await runDue(tradeReactions);
    await stage.relay(2);
    expect(await lastDealing(ada)).toMatchObject({ key: "order.completed" });
    expect((await lastDealing(ada))?.body).toBe(
      "You sent nothing back in time, so you keep it. Sade has been paid.",
    );
    expect((await lastDealing(sade))?.body).toMatch(
      /^Ada sent nothing back in time, so Ada keeps it\. ₦[\d,.]+ is in your wallet\. What you put up for the way back is in your wallet again\.$/,
    );
  });

  test("and is sent has a clock of its seller’s, who can put it before a moderator", async () => {
    const { order, ada, sade, propose, agree, ship } = scene;
    await propose(ada, "seller");
    await agree(sade);
    await stage.app.moveTime("2 days");
    await ship();
    await stage.relay();
    for (const interval of ["8 days", "4 days"]) {
      await stage.app.moveTime(interval);
      await stage.sweep();
    }
    const reminders = await remindersTo(sade);
    expect(reminders.map(({ key }) => key)).toEqual(["order.half_time", "order.last_fifth"]);
    for (const { body } of reminders)
      expect(body).toMatch(
        /^It’s your turn to say whether it came back, until .* a moderator reviews the order\.$/,
      );
    expect(await remindersTo(ada)).toEqual([]);
    await contestReturn(sade.actor, freshKey(), { ...order, statement: "There is a stone in it." });
    await stage.relay(2);
    expect((await lastDealing(sade))?.title).toMatch(/^You reported a problem:/);
    expect((await lastDealing(ada))?.title).toMatch(/^Sade reported a problem:/);
    for (const person of [ada, sade]) expect(await keysOf(person, "dispute.opened")).toHaveLength(1);
  });
});
