import { expect, test } from "vitest";
import { titleOf } from "@/lib/assets";
import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { moneyView } from "@/lib/kernel/schema";
import { filterOf, turnOf } from "./list-filter";
import { isFinal, type MoveFacts, openMoves, type TradeState, tradeMoves, tradeStates } from "./moves";
import { firstName, shortName } from "./naming";
import { roomMoves } from "./room-moves";
import type { TimelineView, TradeOf, TradeView } from "./schema";
import { proposalWords, sentenceOf } from "./sentences";
import { situationOf } from "./situation";
import { stepsOf } from "./steps";

const created = "2026-11-21T09:42:00.000Z";
const now = "2026-11-21T09:48:00.000Z";
const END = "2026-11-22T09:48:00.000Z";
const entry = (move: string, actorRole: TimelineView["actorRole"], toState: TradeState): TimelineView => ({
  sequence: 1,
  move,
  actorRole,
  toState,
  note: null,
  at: "2026-11-21T09:47:00.000Z",
});

/** A trade of ₦5,000 of MTN airtime for ₦4,150, as one of its parties sees it, with the moves that the machine leaves open. */
function seen(role: "buyer" | "seller", facts: Partial<TradeOf<"AIRTIME">> = {}): TradeView {
  const trade: TradeView = {
    id: "01890000-0000-7000-8000-000000000001",
    version: "3",
    offerId: "01890000-0000-7000-8000-000000000002",
    moreLines: 0,
    ...airtimeOf(5_000_00n),
    state: "IN_ESCROW",
    role,
    part: null,
    parcel: null,
    price: moneyView(4_150_00n),
    hold: moneyView(4_150_00n),
    lines: [],
    fee: moneyView(62_25n),
    feeBps: 150,
    performerGets: moneyView(4_087_75n),
    escrow: moneyView(4_150_00n),
    delivery: role === "buyer" || facts.begunAt ? toPhone("+2348031234567") : null,
    buyer: { id: "a", name: "Ada Obi", pictureId: null },
    seller: { id: "b", name: "Bayo Adeyemi", pictureId: null, verified: true },
    begunAt: null,
    deliveredAt: null,
    deadlineAt: "2026-11-21T10:12:00.000Z",
    stoppedBy: null,
    stops: [],
    proposal: null,
    createdAt: created,
    endedAt: null,
    now,
    moves: [entry("accept", "buyer", "IN_ESCROW")],
    openMoves: [],
    ...facts,
  };
  return { ...trade, openMoves: openMoves(factsOf(trade), role, new Date(now)) };
}
const date = (at: string | null) => (at ? new Date(at) : null);
const factsOf = ({ kind, state, begunAt, deliveredAt, deadlineAt, proposal }: TradeView): MoveFacts => ({
  kind,
  state,
  begunAt: date(begunAt),
  deliveredAt: date(deliveredAt),
  deliveriesUndone: 0,
  deadlineAt: date(deadlineAt),
  proposal,
});

const begun = { begunAt: "2026-11-21T09:44:00.000Z" };
const delivered = { ...begun, state: "DELIVERED", deliveredAt: "2026-11-21T09:47:00.000Z" } as const;
const labels = (trade: TradeView) => roomMoves(trade).map(({ label }) => label);
const named = (trade: TradeView, name: string) => roomMoves(trade).find((move) => move.name === name);

test("people are called by their first name, and cut where a button could not hold it", () => {
  expect(firstName("  Bayo   Adeyemi ")).toBe("Bayo");
  expect(shortName("Bayo Adeyemi")).toBe("Bayo A.");
  expect(shortName("Ngozi Ada ọbi")).toBe("Ngozi Ọ.");
  expect(shortName("Madonna")).toBe("Madonna");
  expect(firstName("Oluwaseunfunmilayoayomide Obi")).toHaveLength(20);
  expect(titleOf(seen("buyer"))).toBe("₦5,000 MTN airtime");
});

test("a seller who has not begun is asked to begin, and may still cancel", () => {
  expect(labels(seen("seller"))).toEqual([
    "Start and show the number",
    "Cancel and refund Ada",
    "Ask for 30 more minutes",
  ]);
});

test("a seller who has begun says that it is sent; a buyer can only ask meanwhile", () => {
  expect(labels(seen("seller", begun))[0]).toBe("I’ve sent it");
  expect(labels(seen("buyer", begun))).toEqual(["Ask to cancel", "Offer 30 more minutes"]);
});

test("the buyer's button says whom it pays and how much, and asks once more", () => {
  const approve = named(seen("buyer", delivered), "approve");
  expect(approve).toMatchObject({ label: "Airtime received: pay Bayo ₦4,087.75", place: "primary" });
  expect(approve?.confirm?.text).toContain("Bayo is paid ₦4,087.75 immediately");
});

test("the seller may take 'sent' back for five minutes from saying it", () => {
  expect(named(seen("seller", delivered), "undo-deliver")?.until).toBe("2026-11-21T09:52:00.000Z");
  expect(
    named(seen("seller", { ...delivered, deliveredAt: "2026-11-21T09:42:59.000Z" }), "undo-deliver"),
  ).toBeUndefined();
});

test("every move that ends the trade says first who gets what", () => {
  const ending = new Set(tradeMoves.filter(({ to }) => to !== "same" && isFinal(to)).map(({ name }) => name));
  for (const role of ["buyer", "seller"] as const) {
    for (const state of tradeStates) {
      const proposal = { kind: "cancel", by: role === "buyer" ? "seller" : "buyer", until: END } as const;
      for (const move of roomMoves(seen(role, { ...begun, state, proposal }))) {
        expect(move.confirm !== undefined, `${role} ${state} ${move.name}`).toBe(ending.has(move.name));
      }
    }
  }
});

test("a button's key stays the same until the trade has moved", () => {
  const key = (version: string) => named(seen("buyer", { ...delivered, version }), "approve")?.key;
  expect(key("3")).toBe(key("3"));
  expect(key("4")).not.toBe(key("3"));
});

test("what silence does follows from the machine: a refund before the beginning, a moderator after it", () => {
  expect(situationOf(seen("buyer")).text).toContain("₦4,150 returns to your wallet automatically");
  expect(situationOf(seen("seller")).text).toContain("Ada is refunded ₦4,150");
  for (const trade of [
    seen("buyer", begun),
    seen("seller", begun),
    seen("buyer", delivered),
    seen("seller", delivered),
  ]) {
    expect(situationOf(trade).text).toContain("a moderator reviews the trade");
  }
  expect(situationOf(seen("buyer", delivered)).title).toBe("Check 0803 123 4567 for ₦5,000 MTN airtime.");
});

test("amber means that it is the viewer's turn", () => {
  expect(situationOf(seen("seller")).tone).toBe("wait");
  expect(situationOf(seen("buyer")).tone).toBe("info");
  expect(situationOf(seen("buyer", delivered)).tone).toBe("wait");
  expect(situationOf(seen("seller", delivered)).tone).toBe("info");
});

test("the stepper shows one current step while the trade runs and none once it has ended", () => {
  const states = (trade: TradeView) => stepsOf(trade).map(({ state }) => state);
  expect(states(seen("buyer"))).toEqual(["done", "current", "next", "next"]);
  expect(states(seen("buyer", delivered))).toEqual(["done", "done", "current", "next"]);
  expect(stepsOf(seen("buyer", delivered))[1]).toMatchObject({
    title: "Bayo sent it",
    detail: "10:47, 5 min",
  });
  expect(states(seen("buyer", { ...delivered, state: "COMPLETED", endedAt: now }))).toEqual(
    Array(4).fill("done"),
  );
  const lapsed = [entry("accept", "buyer", "IN_ESCROW"), entry("lapse", "clock", "CANCELLED")];
  expect(states(seen("seller", { state: "CANCELLED", endedAt: now, moves: lapsed }))).toEqual([
    "done",
    "stopped",
    "done",
  ]);
});

test("a disputed trade waits for a moderator, and then shows their decision", () => {
  const put = entry("dispute", "buyer", "DISPUTED");
  const open = seen("buyer", { ...delivered, state: "DISPUTED", deadlineAt: null, moves: [put] });
  expect(stepsOf(open).find(({ state }) => state === "current")?.title).toBe("Decision");
  expect(situationOf(open)).toMatchObject({ tone: "wait", title: "In dispute." });
  const dispute = { tone: "info" as const, title: "A moderator is reviewing it.", text: "Due today." };
  expect(situationOf(open, dispute)).toMatchObject({
    tone: "info",
    title: "In dispute. A moderator is reviewing it.",
    text: expect.stringContaining("Due today. The ₦4,150 stays in escrow") as string,
  });
  const moves = [put, entry("rule", "moderator", "CANCELLED")];
  const ruled = seen("buyer", { ...delivered, state: "CANCELLED", endedAt: now, moves });
  expect(
    stepsOf(ruled)
      .map(({ title }) => title)
      .slice(2),
  ).toEqual(["The moderator decided", "You are refunded"]);
  expect(situationOf(ruled)).toMatchObject({
    title: "Refunded. You got ₦4,150 back.",
    text: "The moderator decided.",
  });
});

test("every move has a sentence for both parties", () => {
  const names = new Set(["accept", ...tradeMoves.map(({ name }) => name)]);
  for (const name of names) {
    for (const role of ["buyer", "seller"] as const) {
      expect(sentenceOf(entry(name, "seller", "CANCELLED"), seen(role))).not.toContain("changed the trade");
    }
  }
  expect(sentenceOf(entry("accept", "buyer", "IN_ESCROW"), seen("buyer"))).toBe("You put ₦4,150 in escrow");
  expect(sentenceOf(entry("begin", "seller", "IN_ESCROW"), seen("buyer"))).toBe("Bayo started sending");
  expect(sentenceOf(entry("concede", "buyer", "COMPLETED"), seen("seller"))).toBe(
    "Ada conceded. You were paid ₦4,087.75.",
  );
});

test("a proposal says who made it, and asks only the other side", () => {
  const proposal = { kind: "cancel", by: "seller", until: END } as const;
  expect(proposalWords(seen("buyer", { proposal }))?.text).toContain(
    "If you agree, ₦4,150 goes back to your wallet",
  );
  expect(proposalWords(seen("seller", { proposal }))?.text).toContain("Nothing changes unless Ada agrees");
  expect(named(seen("buyer", { proposal }), "agree-cancel")?.place).toBe("answer");
  expect(named(seen("seller", { proposal }), "agree-cancel")).toBeUndefined();
  expect(named(seen("buyer", { proposal }), "decline-proposal")?.place).toBe("answer");
  expect(named(seen("seller", { proposal }), "withdraw-proposal")?.place).toBe("answer");
  expect(proposalWords(seen("seller", { proposal }))?.text).toContain("Open until 22 Nov 2026, 10:48");
});

test("a buyer stops waiting once the seller has not begun in time, and reads whose fault it was", () => {
  const late = { deadlineAt: "2026-11-21T09:47:00.000Z" };
  expect(named(seen("buyer", late), "cancel")?.label).toBe("Cancel and get ₦4,150 back");
  for (const facts of [{}, { ...late, ...begun }])
    expect(named(seen("buyer", facts), "cancel")).toBeUndefined();
  const moves = [entry("cancel", "buyer", "CANCELLED")];
  expect(situationOf(seen("seller", { state: "CANCELLED", endedAt: now, moves })).text).toBe(
    "You didn’t start in time.",
  );
});

test("the list says whose turn it is, and its address takes only what it knows", () => {
  const row = { ...seen("seller"), partnerName: "Ada Obi", begun: false, role: "seller" as const };
  expect(turnOf(row)).toEqual({ words: "Your turn: start", tone: "wait" });
  expect(turnOf({ ...row, role: "buyer", partnerName: "Bayo Adeyemi" }).words).toBe("Bayo’s turn");
  expect(filterOf({ role: "moderator", cursor: "abc" })).toEqual({ cursor: "abc" });
  expect(filterOf({ role: "buyer", state: "DISPUTED" })).toEqual({ role: "buyer" });
});

test("who has a passkey signs what pays the seller, and nothing else", () => {
  const signed = (role: "buyer" | "seller", state: TradeView["state"]) =>
    roomMoves(seen(role, { ...begun, state }), true).flatMap(({ name, signs }) => (signs ? [name] : []));
  expect(signed("buyer", "DELIVERED")).toEqual(["approve"]);
  expect(signed("buyer", "DISPUTED")).toEqual(["concede"]);
  for (const state of ["IN_ESCROW", "DELIVERED", "DISPUTED"] as const) {
    expect(signed("seller", state)).toEqual([]);
  }
});
