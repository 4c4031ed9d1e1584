import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { sendMessage } from "@/lib/chat/messages";
import { agreeCancel, finishRuling, openDispute, ruleOnTrade, writeStatement } from "@/lib/disputes";
import { after, DAY, MINUTE } from "@/lib/kernel/clock";
import { SYSTEM } from "@/lib/kernel/command";
import { keyFor } from "@/lib/kernel/ids";
import { expireOffer, publishOffer } from "@/lib/offers";
import * as trades from "@/lib/trades";
import type { Act } from "./acts";
import { actorOf, phoneOf } from "./people";
import type { PlannedTrade } from "./planned-trades";

/** The key of the last act of all: where it is used, the seed is complete. */
export const lastKey = "seed:bayos:accept";

/** How long after its acceptance an offer would have ended, in milliseconds. */
const OFFER_LIFE = 2 * DAY;

/** What the acts of one trade know of it, and how one of them is made, by minutes after it was accepted. */
interface Course {
  plan: PlannedTrade;
  ids: { offerId: string; tradeId: string };
  key: (step: string) => string;
  act: (minutes: number, run: () => Promise<unknown>) => Act;
}

function courseOf(plan: PlannedTrade): Course {
  return {
    plan,
    ids: { offerId: "", tradeId: "" },
    key: (step) => `seed:${plan.label}:${step}`,
    act: (minutes, run) => ({ at: after(plan.acceptedAt, minutes * MINUTE), run }),
  };
}

/** A trade from its offer to where the plan leaves it, by the commands that the pages use. */
export function tradeActs(plan: PlannedTrade): Act[] {
  const course = courseOf(plan);
  return [...opening(course), ...endings[plan.ends](course)];
}

function opening({ plan, ids, key, act }: Course): Act[] {
  const { operator, faceMinor, priceMinor } = plan;
  const publishedBefore = 45 + (Number(priceMinor / 100n) % 300);
  const publish = async () => {
    const expiresAt = after(plan.acceptedAt, OFFER_LIFE);
    const offer = { ...airtimeOf(faceMinor, operator), priceMinor, expiresAt };
    const { result } = await publishOffer(actorOf(plan.seller), key("publish"), offer);
    ids.offerId = result.offerId;
  };
  const accept = async () => {
    const { result } = await trades.acceptOffer(actorOf(plan.buyer), key("accept"), {
      offerId: ids.offerId,
      offerVersion: 1n,
      priceMinor,
      delivery: toPhone(phoneOf(plan.buyer)),
    });
    ids.tradeId = result.tradeId;
  };
  return [act(-publishedBefore, publish), act(0, accept)];
}

const endings: Record<PlannedTrade["ends"], (course: Course) => Act[]> = {
  waiting: () => [],
  delivered: (course) => delivering(course),
  completed: (course) => [...delivering(course), approving(course)],
  lapses: ({ act, key, ids }) => [
    act(31, () => trades.lapseTrade(SYSTEM, key("lapse"), { tradeId: ids.tradeId })),
  ],
  cancelled: ({ plan, act, key, ids }) => [
    act(9, () => trades.cancelTrade(actorOf(plan.seller), key("cancel"), { tradeId: ids.tradeId })),
  ],
  agreed: (course) => [...callingOff(course), expiring(course)],
  disputed: disputing,
  refunded: (course) => [...disputing(course), ...ruling(course)],
};

const begunAfter = (plan: PlannedTrade): number => 1 + (plan.deliveryMinutes % 3);
const deliveredAfter = (plan: PlannedTrade): number => begunAfter(plan) + plan.deliveryMinutes;

function delivering({ plan, act, key, ids }: Course): Act[] {
  const seller = actorOf(plan.seller);
  return [
    act(begunAfter(plan), () => trades.beginTrade(seller, key("begin"), { tradeId: ids.tradeId })),
    act(deliveredAfter(plan), () => trades.deliverTrade(seller, key("deliver"), { tradeId: ids.tradeId })),
  ];
}

function approving({ plan, act, key, ids }: Course): Act {
  const minutes = deliveredAfter(plan) + 2 + (Number(plan.priceMinor / 1_000n) % 50);
  return act(minutes, () =>
    trades.approveTrade(actorOf(plan.buyer), key("approve"), { tradeId: ids.tradeId }),
  );
}

function callingOff({ plan, act, key, ids }: Course): Act[] {
  return [
    act(6, () => trades.proposeCancel(actorOf(plan.buyer), key("propose"), { tradeId: ids.tradeId })),
    act(14, () => agreeCancel(actorOf(plan.seller), key("agree"), { tradeId: ids.tradeId })),
  ];
}

function disputing(course: Course): Act[] {
  const { plan, act, key, ids } = course;
  const from = deliveredAfter(plan);
  const say = (minutes: number, who: "buyer" | "seller", body: string) =>
    act(from + minutes, () =>
      sendMessage(actorOf(plan[who]), {
        tradeId: ids.tradeId,
        clientKey: keyFor(key("message"), minutes),
        body,
      }),
    );
  return [
    ...delivering(course),
    say(4, "buyer", "Good day. My balance has not changed, I have checked it twice."),
    say(7, "seller", "I sent it, my own operator says it was successful."),
    say(21, "buyer", "Still nothing here. Could you look at the number again?"),
    act(from + 40, () =>
      openDispute(actorOf(plan.buyer), key("dispute"), {
        tradeId: ids.tradeId,
        reason: "not_received",
        statement:
          "The seller says that it was sent, but nothing has come to my number. I waited 40 minutes and checked my balance several times.",
      }),
    ),
    say(
      46,
      "seller",
      "I have a text that says 'transfer successful'. I can read it out to whoever looks at this.",
    ),
  ];
}

/** An offer that came back to the market, and that nobody took. */
const expiring = ({ act, ids }: Course): Act =>
  act(OFFER_LIFE / MINUTE + 1, () => expireOffer(SYSTEM, `expire:${ids.offerId}`, { offerId: ids.offerId }));

/** Both sides are heard, a moderator rules, and nobody appeals within a day. */
const ruling = ({ plan, act, key, ids }: Course): Act[] => {
  const from = deliveredAfter(plan);
  return [
    act(from + 75, () =>
      writeStatement(actorOf(plan.seller), key("statement"), {
        tradeId: ids.tradeId,
        statement: "The operator confirmed the transfer. I typed the number from the trade.",
      }),
    ),
    act(from + 190, () =>
      ruleOnTrade(actorOf("chidi"), key("rule"), {
        tradeId: ids.tradeId,
        outcome: "refund",
        finding: "sent_elsewhere",
        rules: ["A2"],
        reason:
          "The seller's own record shows that the transfer went to another number. The buyer gets everything back.",
      }),
    ),
    act(from + 190 + 24 * 60 + 1, () => finishRuling(SYSTEM, key("finish"), { tradeId: ids.tradeId })),
  ];
};
