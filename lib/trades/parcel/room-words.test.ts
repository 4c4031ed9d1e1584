import { expect, test } from "vitest";
import { moneyView } from "@/lib/kernel/schema";
import { turnOf } from "../list-filter";
import { openMoves, type TradeState } from "../moves";
import { roomMoves } from "../room-moves";
import type { TimelineView, TradeOf, TradeView } from "../schema";
import { situationOf } from "../situation";
import { parcelStepsOf } from "./steps";

type Parcel = NonNullable<TradeView["parcel"]>;

const at = (clock: string) => `2026-11-24T${clock}:00.000Z`;
const PRICE = moneyView(45_000_00n);

const parcelOf = (more: Partial<Parcel>): Parcel => ({
  checkoutId: "c",
  fee: moneyView(1_500_00n),
  feeLeft: moneyView(1_500_00n),
  total: moneyView(46_500_00n),
  way: { name: "GIG to your door", isPickUp: false },
  from: { state: "LA", lga: "Ikeja" },
  promisedUntil: "2026-11-27",
  status: "PROCESSING",
  windowDays: 3,
  sent: null,
  sentAt: null,
  meeting: null,
  proof: null,
  back: null,
  isSentBack: false,
  isBack: false,
  isLabelled: false,
  code: null,
  reader: null,
  ...more,
});

/** An order of a phone of Sade's, as one of its two sees it, with the moves that the machine leaves open. */
function seen(
  role: "buyer" | "seller",
  facts: Partial<TradeOf<"GOODS">> = {},
  more: Partial<Parcel> = {},
): TradeView & { parcel: Parcel } {
  const parcel = parcelOf(more);
  const entry = (move: string, toState: TradeState): TimelineView => {
    return { sequence: 1, move, actorRole: "seller", toState, note: null, at: at("09:00") };
  };
  const trade = {
    id: "0193f5a2-7c1e-7b3a-9d52-1f0c8e6a4b21",
    version: "3",
    offerId: "0193f5a2-7c1e-7b3a-9d52-1f0c8e6a4b22",
    kind: "GOODS",
    terms: { title: "Itel A70", category: "mobile-phones", condition: "Used", attributes: [] },
    delivery: null,
    state: "IN_ESCROW",
    role,
    part: null,
    parcel,
    price: PRICE,
    hold: PRICE,
    lines: [],
    fee: moneyView(675_00n),
    feeLeft: moneyView(675_00n),
    feeBps: 150,
    performerGets: moneyView(44_325_00n),
    escrow: PRICE,
    buyer: { id: "a", name: "Ada Obi", pictureId: null },
    seller: { id: "b", name: "Sade Bello", pictureId: null, verified: true },
    begunAt: null,
    deliveredAt: null,
    deadlineAt: at("20:00"),
    stoppedBy: null,
    stops: [],
    proposal: null,
    createdAt: at("08:12"),
    endedAt: null,
    now: at("10:00"),
    moves: [entry(facts.state === "CANCELLED" ? "cancel" : "accept", facts.state ?? "IN_ESCROW")],
    openMoves: [],
    ...facts,
  } as unknown as TradeView & { parcel: Parcel };
  const date = (text: string | null) => (text ? new Date(text) : null);
  const { isPickUp } = parcel.way;
  const progress = {
    isPickUp,
    sentAt: parcel.sentAt,
    proof: parcel.proof,
    isExtended: false,
    isScanned: false,
  };
  const stored = {
    ...trade,
    begunAt: date(trade.begunAt),
    deliveredAt: date(trade.deliveredAt),
    deadlineAt: date(trade.deadlineAt),
    deliveriesUndone: 0,
    parcel: {
      ...progress,
      isMeeting: parcel.meeting !== null,
      returnPaidBy: parcel.back?.paidBy ?? null,
      isSentBack: parcel.isSentBack,
      isBack: parcel.isBack,
    },
  };
  return { ...trade, openMoves: openMoves(stored, role, new Date(trade.now)) };
}

const begun = { begunAt: at("09:00") };
const shipped = { ...begun, state: "SHIPPED" } as const;
const arrived = { ...begun, state: "DELIVERED", deliveredAt: at("09:30") } as const;
const sent = { sent: { by: "carrier", carrier: "DHL", number: "1087" }, sentAt: at("09:20") } as const;
const pickUp = { way: { name: "Pick-up in Ikeja", isPickUp: true }, windowDays: 1 };
const meeting = { at: at("13:00"), place: "Ikeja City Mall" };

const steps = (trade: ReturnType<typeof seen>) =>
  parcelStepsOf(trade, trade.parcel).map(({ title, detail, state }) => [title, detail, state]);

test("an order is paid, packed, on its way, looked at and done", () => {
  expect(steps(seen("seller"))).toEqual([
    ["Paid", "24 Nov, 09:12", "done"],
    ["Packed", "Your turn", "current"],
    ["On its way", "Due 27 Nov", "next"],
    ["Inspect", "3 days for Ada", "next"],
    ["Done", "You’re paid", "next"],
  ]);
  expect(steps(seen("buyer", begun))[1]).toEqual(["Packed", "Since 24 Nov, 10:00", "current"]);
  expect(steps(seen("buyer", shipped, sent)).slice(1, 4)).toEqual([
    ["Packed", "24 Nov, 10:20", "done"],
    ["On its way", "DHL, due 27 Nov", "current"],
    ["Inspect", "3 days for you", "next"],
  ]);
  expect(steps(seen("buyer", arrived, { ...sent, proof: "CODE" })).slice(2)).toEqual([
    ["On its way", "24 Nov, 10:30", "done"],
    ["Inspect", "Your turn", "current"],
    ["Done", "Sade is paid", "next"],
  ]);
  const ended = { ...arrived, state: "COMPLETED", endedAt: at("09:50") } as const;
  expect(steps(seen("seller", ended, sent)).at(-1)).toEqual(["Done", "You’re paid ₦45,825", "done"]);
});

test("what is fetched is met for, on one day to look at it", () => {
  expect(steps(seen("buyer", begun, pickUp)).slice(1, 4)).toEqual([
    ["Packed", "24 Nov, 10:00", "done"],
    ["Meet", "Not agreed yet", "current"],
    ["Inspect", "1 day for you", "next"],
  ]);
  const agreed = seen("seller", begun, { ...pickUp, meeting });
  expect(steps(agreed)[2]).toEqual(["Meet", "24 Nov, 14:00", "current"]);
  expect(situationOf(seen("seller", begun, pickUp)).title).toBe("Agree with Ada where to meet.");
  expect(situationOf(agreed).title).toBe("Meet Ada, and ask for the code.");
  expect(roomMoves(agreed)[0]).toMatchObject({ name: "hand-over", place: "primary" });
});

test("a cancelled order gives all of it back, delivery too", () => {
  const cancelled = seen("buyer", { state: "CANCELLED", endedAt: at("09:30") });
  expect(steps(cancelled).slice(1)).toEqual([
    ["Cancelled", "10:30", "stopped"],
    ["You are refunded", "₦46,500", "done"],
  ]);
  expect(situationOf(cancelled)).toMatchObject({ title: "Refunded. You got ₦46,500 back." });
});

test("a buyer pays for what has arrived first, and for what is on its way last", () => {
  const names = (trade: TradeView) => roomMoves(trade).map(({ name }) => name);
  expect(roomMoves(seen("buyer", arrived, { proof: "CODE" }))[0]).toMatchObject({
    name: "approve",
    place: "primary",
  });
  expect(roomMoves(seen("buyer", shipped, sent)).find(({ name }) => name === "approve")?.place).toBe("quiet");
  expect(names(seen("seller", begun))).toEqual(["ship", "hand-over", "propose-extension", "cancel"]);
});

test("the list says whose turn an order is in its own words", () => {
  const words = (role: "buyer" | "seller", state: TradeState, isBegun = true) =>
    turnOf({ kind: "GOODS", state, role, begun: isBegun, partnerName: "Ada Obi" }).words;
  expect(words("seller", "IN_ESCROW", false)).toBe("Your turn: start");
  expect(words("seller", "IN_ESCROW")).toBe("Your turn: pack it");
  expect(words("buyer", "SHIPPED")).toBe("On its way");
  expect(words("seller", "DELIVERED")).toBe("Ada is looking at it");
  expect(words("buyer", "DELIVERED")).toBe("Your turn: look at it");
});
