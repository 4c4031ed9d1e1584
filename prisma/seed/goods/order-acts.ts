import { resumeListing } from "@/lib/catalog";
import { acceptSettlement, offerSettlement, openDispute } from "@/lib/disputes";
import { after, DAY, HOUR } from "@/lib/kernel/clock";
import { type Actor, SYSTEM } from "@/lib/kernel/command";
import { invariant, unlessRefused } from "@/lib/kernel/refusal";
import {
  approveTrade,
  beginTrade,
  cancelTrade,
  getTradeFor,
  lapseTrade,
  proposeCancel,
  shipTrade,
} from "@/lib/trades";
import { inspectTrade } from "@/lib/trades/commands/move-trade";
import { handOver } from "@/lib/trades/parcel/commands/hand-over";
import { agreeMeeting, proposeMeeting } from "@/lib/trades/parcel/commands/meet";
import { sayDelivered } from "@/lib/trades/parcel/commands/send";
import type { Sent } from "@/lib/trades/parcel/schema";
import type { Act } from "../acts";
import { actorOf, type Name, people } from "../people";
import type { SeedClock } from "../seed-clock";
import type { PlannedOrder, Stage } from "./orders";
import { buy } from "./sale";
import { keyOf, listingOf, ownerOf, type Shop } from "./shop";
import { stores } from "./stores";

/** What the acts of one order know of it, and how one of them is made, by hours after it was bought. */
interface Course {
  plan: PlannedOrder;
  shop: Shop;
  trade: { tradeId: string };
  buyer: Actor;
  seller: Actor;
  key: (step: string) => string;
  act: (hours: number, run: () => Promise<unknown>) => Act;
  present: Date;
}

const sellerOf = (name: PlannedOrder["seller"]): Actor =>
  name in people ? actorOf(name as Name) : ownerOf(stores[name as keyof typeof stores]);

/** An order from its checkout to where the plan leaves it, by the commands that pages and clocks use. */
export function orderActs({ present }: SeedClock, shop: Shop, plan: PlannedOrder): Act[] {
  const boughtAt = after(present, -plan.hoursAgo * HOUR);
  const course: Course = {
    plan,
    shop,
    trade: { tradeId: "" },
    buyer: actorOf(plan.buyer),
    seller: sellerOf(plan.seller),
    key: (step) => keyOf(plan.key, step),
    act: (hours, run) => ({ at: after(boughtAt, Math.round(hours * HOUR)), run }),
    present,
  };
  return [bought(course), ...ways[plan.stage](course)];
}

const isFetched = (stage: Stage) => stage === "meeting proposed" || stage === "meeting agreed";

const bought = ({ plan, shop, trade, act }: Course): Act =>
  act(0, async () => {
    trade.tradeId = await buy(shop, { ...plan, isPickUp: isFetched(plan.stage) });
  });

const began = ({ act, key, seller, trade }: Course): Act =>
  act(1.5, () => beginTrade(seller, key("begin"), { ...trade }));

const carried = (key: string): Sent => ({
  by: "carrier",
  carrier: "GIG Logistics",
  number: `GIG-${key.toUpperCase()}`,
});
const rider: Sent = { by: "rider", name: "Sunday Ekpo", phone: "08035550188" };
const driver: Sent = {
  by: "waybill",
  park: "Jibowu, GUO",
  driver: "Musa Ado",
  phone: "08065550177",
  plate: "KJA-481XY",
};

const sent = (course: Course, how = carried(course.plan.key)): Act[] => [
  began(course),
  course.act(4, () => shipTrade(course.seller, course.key("ship"), { ...course.trade, sent: how })),
];

/** The seller reads the buyer's code off their phone. */
const handedOver = (course: Course): Act[] => [
  ...sent(course, rider),
  course.act(26, async () => {
    const { buyer, seller, key, trade } = course;
    const code = (await getTradeFor(buyer, trade.tradeId))?.parcel?.code?.secret;
    invariant(code, "a buyer has a code once the seller has begun");
    await handOver(seller, key("hand-over"), { ...trade, code });
  }),
];

const saidToHaveArrived = (course: Course): Act[] => [
  ...sent(course),
  course.act(40, () => sayDelivered(course.seller, course.key("say"), { ...course.trade })),
];

/** Out of sight after an order that its seller did not begin or could not serve, and back a few hours later. */
const listedAgain = ({ plan, shop, seller, key, act }: Course, hours: number): Act =>
  act(hours, () =>
    unlessRefused(resumeListing(seller, key("resume"), { listingId: listingOf(shop, plan.listing) })),
  );

const disputed = (course: Course): Act[] => [
  ...handedOver(course),
  course.act(29, () =>
    openDispute(course.buyer, course.key("dispute"), {
      ...course.trade,
      reason: "not_as_described",
      answers: { differs: "It does not switch on, and the carton was open.", opened: "yes" },
      statement: "I tried it at once, with another socket too. It is dead. I want my money or another one.",
    }),
  ),
];

/** They share the price: a third of it goes back. */
const split = (course: Course): Act[] => {
  const { buyer, seller, key, act, trade, plan } = course;
  const offer = { offerId: "" };
  const refundMinor = (plan.naira / 3n) * 100n;
  return [
    ...disputed(course),
    act(33, async () => {
      const { result } = await offerSettlement(seller, key("offer"), { ...trade, refundMinor });
      offer.offerId = result.offerId;
    }),
    act(36, () => acceptSettlement(buyer, key("accept"), { ...trade, ...offer })),
  ];
};

const proposedMeeting = (course: Course, daysFromNow: number): Act[] => {
  const { buyer, key, act, trade, present } = course;
  const noon = `${after(present, daysFromNow * DAY)
    .toISOString()
    .slice(0, 10)}T11:00:00.000Z`;
  return [
    began(course),
    act(2.5, () =>
      proposeMeeting(buyer, key("meet"), { ...trade, at: noon, place: "Ikeja City Mall, main gate" }),
    ),
  ];
};

/** One row a stage: what happens after the purchase. */
const ways: Record<Stage, (course: Course) => Act[]> = {
  paid: () => [],
  begun: (course) => [began(course)],
  "asked to cancel": (course) => [
    began(course),
    course.act(6, () => proposeCancel(course.buyer, course.key("ask"), { ...course.trade })),
  ],
  "sent by carrier": (course) => sent(course),
  "sent by rider": (course) => sent(course, rider),
  "sent by waybill": (course) => sent(course, driver),
  "meeting proposed": (course) => proposedMeeting(course, 2),
  "meeting agreed": (course) => [
    ...proposedMeeting(course, 1),
    course.act(4, () => agreeMeeting(course.seller, course.key("agree"), { ...course.trade })),
  ],
  "handed over": handedOver,
  "said to have arrived": saidToHaveArrived,
  completed: (course) => [
    ...sent(course),
    course.act(45, () => approveTrade(course.buyer, course.key("approve"), { ...course.trade })),
  ],
  "paid by silence": (course) => [
    ...handedOver(course),
    course.act(6 * 24, () => inspectTrade(SYSTEM, course.key("inspect"), { ...course.trade })),
  ],
  "cancelled by buyer": ({ buyer, act, key, trade }) => [
    act(1, () => cancelTrade(buyer, key("cancel"), { ...trade, reason: "FOUND_ELSEWHERE" })),
  ],
  "cancelled by seller": (course) => [
    began(course),
    course.act(5, () =>
      cancelTrade(course.seller, course.key("cancel"), { ...course.trade, reason: "DAMAGED" }),
    ),
    listedAgain(course, 8),
  ],
  lapsed: (course) => [
    course.act(38, () => lapseTrade(SYSTEM, course.key("lapse"), { ...course.trade })),
    listedAgain(course, 41),
  ],
  disputed,
  split,
};
