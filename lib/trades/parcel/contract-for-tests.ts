import type { MoveFacts, MoveName, ParcelProgress, TradeRole, TradeState } from "../moves";
import { at, NOW } from "../trade-facts-for-tests";

/** Moves that goods make as every kind does, from SHIPPED as well. */
const shared: readonly MoveName[] = [
  "decline-proposal",
  "withdraw-proposal",
  "expire-proposal",
  "propose-cancel",
  "agree-cancel",
  "extend",
];

/** Moves that no other kind makes. */
export const ofGoodsAlone: readonly MoveName[] = [
  "ship",
  "undo-ship",
  "arrive",
  "bounce",
  "hand-over",
  "say-delivered",
  "say-handed-over",
  "inspected",
  "propose-meeting",
  "agree-meeting",
  "propose-return",
  "agree-return",
  "propose-split",
  "agree-split",
  "return-ship",
  "return-arrive",
  "return-received",
  "contest-return",
  "keep",
];

/** What the contract of goods says of a move that is its own, or differs; undefined where it is that of every kind. */
export function outcomesForGoods(
  facts: MoveFacts,
  name: MoveName,
  role: TradeRole,
): TradeState[] | undefined {
  const { state, begunAt, deadlineAt, parcel, deliveriesUndone } = facts;
  const seller = role === "seller";
  const isLate = deadlineAt !== null && deadlineAt <= NOW && !facts.clockStands;
  const isProven = parcel?.proof === "CARRIER" || parcel?.proof === "CODE";
  const isBegun = begunAt !== null;
  const packing = state === "IN_ESCROW" && isBegun;
  const when = (holds: boolean | undefined, to: TradeState) => (holds ? [to] : []);
  if (/^(propose|agree)-(return|split|meeting|extension)$/.test(name)) return agreeing(facts, name, role);
  switch (name) {
    case "deliver":
    case "undo-deliver":
      return [];
    case "approve":
      return when(role === "buyer" && (state === "SHIPPED" || state === "DELIVERED"), "COMPLETED");
    case "cancel":
      return when(state === "IN_ESCROW" && (seller || (role === "buyer" && !isBegun)), "CANCELLED");
    case "lapse":
      return when(
        role === "clock" &&
          state === "IN_ESCROW" &&
          isLate &&
          !(isBegun && (parcel?.isMeeting || parcel?.isScanned)),
        "CANCELLED",
      );
    case "ship":
      return when((seller || role === "clock") && packing && !parcel?.isPickUp, "SHIPPED");
    case "undo-ship": {
      const isFresh =
        !!parcel?.sentAt && Date.parse(parcel.sentAt) >= at(-5).getTime() && deliveriesUndone < 2;
      return when(seller && state === "SHIPPED" && isFresh && !parcel.isScanned, "IN_ESCROW");
    }
    case "hand-over":
      return when(seller && isBegun && (state === "IN_ESCROW" || state === "SHIPPED"), "DELIVERED");
    case "say-delivered":
      return when(seller && state === "SHIPPED" && !parcel?.isScanned, "DELIVERED");
    case "arrive":
    case "bounce":
      return when(role === "clock" && state === "SHIPPED", name === "arrive" ? "DELIVERED" : "RETURNING");
    case "say-handed-over":
      return when(seller && packing && parcel?.isMeeting, "DELIVERED");
    case "inspected":
      return when(
        role === "clock" && state === "DELIVERED" && isLate && isProven && !facts.waitsForModerator,
        "COMPLETED",
      );
    case "escalate":
    case "dispute":
    case "return-ship":
    case "return-arrive":
    case "return-received":
    case "contest-return":
    case "keep":
    case "settle":
    case "rule":
      return ending(facts, name, role);
    default:
      return (state === "SHIPPED" || state === "RETURNING") && shared.includes(name)
        ? shipped(facts, name, role)
        : undefined;
  }
}

/** What goes back, what a moderator gets, and what ends that. */
function ending(facts: MoveFacts, name: MoveName, role: TradeRole): TradeState[] {
  const { state, begunAt, deadlineAt, parcel } = facts;
  const isBegun = begunAt !== null;
  const isParty = role === "seller" || role === "buyer";
  const isProven = parcel?.proof === "CARRIER" || parcel?.proof === "CODE";
  const packing = state === "IN_ESCROW" && isBegun;
  const seller = role === "seller";
  const isLate = deadlineAt !== null && deadlineAt <= NOW && !facts.clockStands;
  const when = (holds: boolean | undefined, to: TradeState) => (holds ? [to] : []);
  const ends: TradeState[] = ["CANCELLED", "COMPLETED", "SPLIT", "RETURNING"];
  switch (name) {
    case "escalate": {
      const waits =
        state === "SHIPPED" ||
        (state === "RETURNING" && parcel?.isSentBack === true && !parcel.isBack) ||
        (state === "DELIVERED" && !isProven) ||
        (packing && parcel?.isMeeting === true);
      const isOpen = ["IN_ESCROW", "SHIPPED", "DELIVERED", "RETURNING"].includes(state);
      return when(
        role === "clock" && ((waits && isLate) || (isOpen && facts.waitsForModerator === true)),
        "DISPUTED",
      );
    }
    case "dispute": {
      const runs = state === "SHIPPED" || state === "DELIVERED" || state === "IN_ESCROW";
      return when(
        (isParty && runs && isBegun) || (role === "moderator" && (runs || state === "RETURNING")),
        "DISPUTED",
      );
    }
    case "return-ship":
      return when(role === "buyer" && state === "RETURNING" && !parcel?.isSentBack, "RETURNING");
    case "return-arrive":
      return when(
        role === "clock" && state === "RETURNING" && parcel?.isSentBack && !parcel.isBack,
        "RETURNING",
      );
    case "return-received": {
      const isSilent = role === "clock" && isLate && parcel?.isBack && !facts.waitsForModerator;
      return when((seller || isSilent) && state === "RETURNING", "CANCELLED");
    }
    case "contest-return":
      return when(seller && state === "RETURNING" && parcel?.isSentBack, "DISPUTED");
    case "keep":
      return when(
        role === "clock" &&
          state === "RETURNING" &&
          isLate &&
          !parcel?.isSentBack &&
          !facts.waitsForModerator,
        "COMPLETED",
      );
    case "settle":
      return isParty && state === "DISPUTED" ? ends : [];
    default: // the ruling, once it is final
      return state === "DISPUTED" ? ends : [];
  }
}

/** What the two agree on. */
function agreeing(
  { state, begunAt, proposal, parcel }: MoveFacts,
  name: MoveName,
  role: TradeRole,
): TradeState[] {
  const isParty = role === "buyer" || role === "seller";
  const answers = (kind: string) => isParty && proposal?.kind === kind && proposal.by !== role;
  const legal: Partial<Record<MoveName, boolean>> = {
    "propose-meeting":
      isParty && state === "IN_ESCROW" && begunAt !== null && parcel?.isPickUp === true && !proposal,
    "agree-meeting": state === "IN_ESCROW" && answers("meeting"),
    "propose-return": isParty && state === "DELIVERED" && !proposal,
    "agree-return": state === "DELIVERED" && answers("return"),
    "propose-split": isParty && state === "DELIVERED" && !proposal,
    "agree-split": state === "DELIVERED" && answers("split"),
    "propose-extension":
      isParty && (state === "IN_ESCROW" || state === "DELIVERED") && !proposal && !parcel?.isExtended,
    "agree-extension":
      (state === "IN_ESCROW" || state === "DELIVERED") && answers("extension") && !parcel?.isExtended,
  };
  if (!legal[name]) return [];
  if (name === "agree-return") return ["RETURNING"];
  return name === "agree-split" ? ["SPLIT"] : [state];
}

/** What all kinds may do in the states that they share, goods may on their way, there and back, too. */
function shipped(facts: MoveFacts, name: MoveName, role: TradeRole): TradeState[] {
  const isParty = role === "buyer" || role === "seller";
  const { proposal, staffExtensions = 0 } = facts;
  const isOther = proposal !== null && proposal.by !== role;
  const legal: Partial<Record<MoveName, boolean>> = {
    "decline-proposal": isParty && isOther,
    "withdraw-proposal": isParty && proposal?.by === role,
    "expire-proposal": role === "clock" && facts.proposalUntil === NOW,
    "propose-cancel": isParty && !proposal,
    "agree-cancel": isParty && isOther && proposal?.kind === "cancel",
    extend: role === "moderator" && staffExtensions < 2,
  };
  if (!legal[name]) return [];
  return [name === "agree-cancel" ? "CANCELLED" : facts.state];
}

const parcelWith = (known: Partial<ParcelProgress> = {}): ParcelProgress => ({
  isPickUp: false,
  sentAt: null,
  proof: null,
  isMeeting: false,
  isExtended: false,
  isScanned: false,
  returnPaidBy: null,
  isSentBack: false,
  isBack: false,
  ...known,
});

/** Parcels that a condition can tell from each other. */
export const parcels: ParcelProgress[] = [
  parcelWith(),
  parcelWith({ sentAt: at(-5).toISOString(), isExtended: true }),
  parcelWith({ sentAt: at(-6).toISOString(), proof: "CODE" }),
  parcelWith({ sentAt: at(-6).toISOString(), proof: "WORD" }),
  parcelWith({ isPickUp: true, isMeeting: true }),
  parcelWith({ isPickUp: true }),
  parcelWith({ sentAt: at(-1).toISOString(), isScanned: true }),
  parcelWith({ sentAt: at(-6).toISOString(), proof: "CODE", returnPaidBy: "seller", isSentBack: true }),
  parcelWith({
    sentAt: at(-6).toISOString(),
    proof: "CODE",
    returnPaidBy: "seller",
    isSentBack: true,
    isBack: true,
  }),
];
