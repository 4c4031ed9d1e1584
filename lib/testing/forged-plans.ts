import { newId, PLATFORM_ID } from "@/lib/kernel/ids";
import { PRICE, type Scene } from "@/lib/trades/scenes-for-tests";

type Place = [kind: string, owner: string];

export interface Loot {
  /** The intruder's own wallet. */
  mine: Place;
  /** A delivered trade, and another's that has just begun. */
  own: Scene;
  other: Scene;
}

export interface Forgery {
  tries: string;
  /** A part of what the database says to it. */
  told: string;
  plan: object;
}

export const FEES: Place = ["FEES", PLATFORM_ID];
export const GATEWAY: Place = ["GATEWAY", "00000000-0000-0000-0000-0000000000a1"];
const ADJUSTMENTS: Place = ["ADJUSTMENTS", PLATFORM_ID];

/** One transfer as it goes over the wire. */
export const leg = (kind: string, from: Place, to: Place, amount: unknown, currency = "NGN") => ({
  kind,
  from,
  to,
  amount,
  currency,
});

export const opening = ([kind, owner]: Place, currency = "NGN") => ({ kind, owner, currency });

const escrowOf = ({ tradeId }: Scene): Place => ["ESCROW", tradeId];
const about = ({ tradeId }: Scene) => ({ subject: { kind: "trade", id: tradeId } });
const all = String(PRICE);

/** Begin and deliver leave a trade at version 3. */
export const seen = ({ tradeId }: Scene, version = 3) => [{ table: "trade", id: tradeId, version }];

/** A plan about the trade that expects it and writes these columns. */
const writing = (scene: Scene, set: object) => ({
  ...about(scene),
  expect: seen(scene),
  write: [{ table: "trade", id: scene.tradeId, set }],
});

/** The buyer's fourth move. */
const move = ({ tradeId, ada }: Scene, name: string, toState: string, sequence = 4) => ({
  principal: ada.id,
  timeline: [
    {
      trade_id: tradeId,
      sequence,
      move: name,
      actor_id: ada.id,
      actor_role: "buyer",
      from_state: "DELIVERED",
      to_state: toState,
    },
  ],
});

const completed = { state: "COMPLETED", moves: 4, ended_at: "2026-11-21T00:00:00Z" };

const forgery = (tries: string, told: string, plan: object): Forgery => ({ tries, told, plan });

/** Plans that take what is not theirs. */
export function thefts({ mine, own, other }: Loot): Forgery[] {
  const unknown = newId();
  const buyer: Place = ["WALLET", own.ada.id];
  const seller: Place = ["WALLET", own.bayo.id];
  const empty = { transfers: [leg("escrow_release", escrowOf(own), mine, all)] };
  const adjust = {
    open: [opening(ADJUSTMENTS)],
    transfers: [leg("adjustment_credit", ADJUSTMENTS, mine, "1")],
  };
  return [
    forgery("a kind that does not exist", "no such kind", {
      ...about(own),
      transfers: [leg("theft", escrowOf(own), mine, "1")],
    }),
    forgery("a wallet filled from a wallet", "cannot go from WALLET to WALLET", {
      transfers: [leg("boost", buyer, mine, "1")],
    }),
    forgery("a wallet filled from the gateway as a fee", "cannot go from GATEWAY to WALLET", {
      transfers: [leg("gateway_fee", GATEWAY, mine, "1")],
    }),
    forgery("an escrow emptied under another trade", "of another ESCROW", { ...about(other), ...empty }),
    forgery("an escrow emptied under no trade", "another subject moves what it holds", empty),
    forgery(
      "an escrow emptied under its own id, called something else",
      "another subject moves what it holds",
      {
        subject: { kind: "gift", id: own.tradeId },
        ...empty,
      },
    ),
    forgery("an escrow emptied while its trade goes on", "holds 0", { ...about(own), ...empty }),
    forgery("money put into an escrow of no trade", "there is no trade", {
      subject: { kind: "trade", id: unknown },
      open: [{ kind: "ESCROW", owner: unknown, currency: "NGN" }],
      transfers: [leg("escrow_hold", mine, ["ESCROW", unknown], "5")],
    }),
    forgery("a trade ended with its money left behind", `holds ${all}`, {
      ...writing(own, completed),
      ...move(own, "approve", "COMPLETED"),
    }),
    forgery("a trade ended with one kobo left behind", "holds 1", {
      ...writing(own, completed),
      ...move(own, "approve", "COMPLETED"),
      open: [opening(seller)],
      transfers: [leg("escrow_release", escrowOf(own), seller, String(PRICE - 1n))],
    }),
    forgery("an adjustment by one", "needs an approval", adjust),
    forgery("an adjustment by an approval that does not exist", "does not allow", {
      approval: unknown,
      ...adjust,
    }),
  ];
}

/** Plans that forge what has happened. */
export function forgedHistories({ mine, own, other }: Loot): Forgery[] {
  const back = { transfers: [leg("escrow_refund", escrowOf(own), ["WALLET", own.ada.id], all)] };
  return [
    forgery("a trade ended without a move", "its timeline ends in DELIVERED", {
      ...writing(own, { ...completed, moves: 3 }),
      ...back,
    }),
    forgery("a move to another state than the trade's", "its timeline ends in DISPUTED", {
      ...writing(own, { moves: 4 }),
      ...move(own, "dispute", "DISPUTED"),
    }),
    forgery("a move made twice", "timeline_pkey", { ...about(own), ...move(own, "deliver", "DELIVERED", 3) }),
    forgery("a move in somebody else's name", "in another name", {
      ...writing(own, { moves: 4 }),
      ...move(own, "propose-cancel", "DELIVERED"),
      principal: mine[1],
    }),
    forgery("a move of another trade", "of another trade", {
      ...about(other),
      ...move(own, "approve", "COMPLETED"),
    }),
    forgery("an audit in somebody else's name", "in another name", {
      audit: [{ actor_id: own.ada.id, act: "x", subject_kind: "x", subject_id: "x" }],
    }),
    forgery("another trade moved along", "another subject writes a trade", {
      ...writing(own, {}),
      ...about(other),
    }),
    forgery("a trade moved under a subject of another kind", "another subject writes a trade", {
      ...writing(own, { ...completed, moves: 3 }),
      subject: { kind: "gift", id: own.tradeId },
    }),
    forgery("a trade made under another subject", "another subject writes a trade", {
      ...about(own),
      insert: [{ table: "trade", row: { id: newId() } }],
    }),
  ];
}

/** Plans that write where a plan may not. */
export function trespasses({ mine, own }: Loot): Forgery[] {
  const allowance = { table: "allowance", id: mine[1] };
  const counting = (set: object) => ({
    expect: [{ ...allowance, version: 1 }],
    write: [{ ...allowance, set }],
  });
  return [
    forgery("a row that was not expected", "only what it expects", {
      ...writing(own, { deadline_at: null }),
      expect: [],
    }),
    forgery("a price changed", "may not write", writing(own, { price_minor: 1 })),
    forgery("a version set", "may not write", writing(own, { version: 99 })),
    forgery("a buyer exchanged", "may not write", writing(own, { buyer_id: mine[1] })),
    forgery("an unknown table", "case not found", {
      expect: [{ table: "app_user", id: mine[1], version: 1 }],
    }),
    forgery("a staff role", "case not found", {
      insert: [{ table: "staff_role", row: { user_id: mine[1], role: "ADMIN" } }],
    }),
    forgery("an eleventh offer", "ten_open_offers", counting({ open_offers: 11 })),
    forgery("a negative count", "traded_not_negative", counting({ traded_minor: -1 })),
    forgery("rows in disorder", "not sorted", { expect: [...seen(own), { ...allowance, version: 1 }] }),
    forgery("one row twice", "not sorted", { expect: [...seen(own), ...seen(own)] }),
    forgery("no principal", "principal_id", { principal: null }),
    forgery("no key", '"key"', { key: null }),
    forgery("no request", "request_hash", { requestHash: null }),
    forgery("no result", '"result"', { result: undefined }),
  ];
}
