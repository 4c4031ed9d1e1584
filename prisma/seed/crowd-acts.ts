import { deliveryOf } from "@/lib/assets";
import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { after, HOUR, MINUTE, SECOND } from "@/lib/kernel/clock";
import { type Actor, SYSTEM } from "@/lib/kernel/command";
import { invariant } from "@/lib/kernel/refusal";
import type { PlannedAct } from "./acts";
import { type Books, idAt } from "./books";
import { answers, complaints, rulingReasons } from "./complaints";
import * as plans from "./crowd-plans";
import type { CrowdTrade } from "./crowd-trades";
import { actorOf } from "./people";
import { drawFor } from "./random";

/** What the acts of one trade know of it. */
interface Course {
  trade: CrowdTrade;
  turn: number;
  tradeId: string;
  offer: plans.CrowdOffer;
  buyer: Actor;
  seller: Actor;
  at: (moment: Date, decide: (scene: plans.Scene) => ReturnType<PlannedAct["decide"]>) => PlannedAct;
}

export const tradeIdOf = ({ acceptedAt, label }: CrowdTrade): string => idAt(acceptedAt, label, "trade");

/** A trade from its offer to its end. */
export function crowdTradeActs(books: Books, trade: CrowdTrade, turn: number): PlannedAct[] {
  const course = courseOf(books, trade, turn);
  return [...opening(course), ...endings[trade.ends](course)];
}

function courseOf(books: Books, trade: CrowdTrade, turn: number): Course {
  const { label, seller, buyer, operator, faceMinor, priceMinor, publishedAt, expiresAt } = trade;
  const terms = { ...airtimeOf(faceMinor, operator), priceMinor, expiresAt };
  return {
    trade,
    turn,
    tradeId: tradeIdOf(trade),
    offer: { id: idAt(publishedAt, label, "offer"), sellerId: seller.id, ...terms },
    buyer: { id: buyer.id, roles: [] },
    seller: { id: seller.id, roles: [] },
    at: (moment, decide) => ({ at: moment, decide: () => decide({ books, label, now: moment }) }),
  };
}

function opening({ trade, tradeId, offer, buyer, at }: Course): PlannedAct[] {
  const delivery = deliveryOf(offer.kind, toPhone(trade.recipient));
  return [
    at(trade.publishedAt, (scene) => plans.publishing(scene, offer)),
    at(trade.acceptedAt, (scene) => plans.accepting(scene, { tradeId, offer, buyerId: buyer.id, delivery })),
  ];
}

const endings: Record<CrowdTrade["ends"], (course: Course) => PlannedAct[]> = {
  completed: (course) => [...delivering(course), approving(course)],
  lapsed: ({ trade, tradeId, at }) => [
    at(after(trade.acceptedAt, 30 * MINUTE + 4 * SECOND), (scene) =>
      plans.moving(scene, tradeId, "lapse", SYSTEM),
    ),
  ],
  cancelled: ({ trade, tradeId, seller, at }) => [
    at(trade.begunAt, (scene) => plans.moving(scene, tradeId, "cancel", seller)),
  ],
  agreed: (course) => callingOff(course),
  refunded: (course) => [...disputing(course), ...ruling(course, "refund")],
  released: (course) => [...disputing(course), ...ruling(course, "release")],
  "seller-concedes": (course) => [...disputing(course), conceding(course, course.seller)],
  "buyer-concedes": (course) => [...disputing(course), conceding(course, course.buyer)],
};

const delivering = ({ trade, tradeId, seller, at }: Course): PlannedAct[] => [
  at(trade.begunAt, (scene) => plans.moving(scene, tradeId, "begin", seller)),
  at(trade.deliveredAt, (scene) => plans.moving(scene, tradeId, "deliver", seller)),
];

const approving = ({ trade, tradeId, buyer, at }: Course): PlannedAct =>
  at(trade.endedAt, (scene) => plans.moving(scene, tradeId, "approve", buyer));

function callingOff({ trade, tradeId, buyer, seller, turn, at }: Course): PlannedAct[] {
  const [asks, agrees] = turn % 3 === 0 ? [seller, buyer] : [buyer, seller];
  const asked = after(trade.acceptedAt, (3 + (turn % 9)) * MINUTE);
  return [
    at(asked, (scene) => plans.moving(scene, tradeId, "propose-cancel", asks)),
    at(after(asked, (2 + (turn % 11)) * MINUTE), (scene) =>
      plans.moving(scene, tradeId, "agree-cancel", agrees),
    ),
  ];
}

function disputing(course: Course): PlannedAct[] {
  const { trade, tradeId, buyer, turn, at } = course;
  const complaint = complaints[turn % complaints.length];
  invariant(complaint, "there is something to complain of");
  return [
    ...delivering(course),
    at(disputedAt(trade, turn), (scene) => plans.disputing(scene, tradeId, buyer, complaint)),
  ];
}

const disputedAt = ({ deliveredAt }: CrowdTrade, turn: number): Date =>
  after(deliveredAt, (25 + (turn % 60)) * MINUTE);

/** The seller answers, a moderator decides some hours later, and a day after that nobody has appealed. */
function ruling({ trade, tradeId, turn, seller, at }: Course, decided: "refund" | "release"): PlannedAct[] {
  const opened = disputedAt(trade, turn);
  const ruledAt = after(opened, drawFor(`ruling ${trade.label}`).whole(2, 30) * HOUR);
  const answer = answers[turn % answers.length] ?? "";
  const reasons = rulingReasons[decided];
  const reason = reasons[turn % reasons.length] ?? "";
  return [
    at(after(opened, (20 + (turn % 50)) * MINUTE), (scene) =>
      plans.answering(scene, tradeId, seller, answer),
    ),
    at(ruledAt, (scene) => plans.rulingOn(scene, tradeId, actorOf("chidi"), decided, reason)),
    at(after(ruledAt, 24 * HOUR + MINUTE), (scene) => plans.finishing(scene, tradeId, decided, reason)),
  ];
}

const conceding = ({ trade, tradeId, turn, at }: Course, who: Actor): PlannedAct =>
  at(after(disputedAt(trade, turn), (12 + (turn % 50)) * MINUTE), (scene) =>
    plans.conceding(scene, tradeId, who),
  );
