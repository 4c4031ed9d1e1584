import type { Actor } from "@/lib/kernel/command";
import { moneyView } from "@/lib/kernel/schema";
import { feeOf } from "@/lib/money/fees";
import type { DisputeRow, OfferRow, Party, RulingRow, SaidRow } from "./rows";
import type { DisputeAct, DisputeStage, DisputeView, RulingView, SettlementView } from "./schema";

const otherOf = (party: Party): Party => (party === "buyer" ? "seller" : "buyer");

type Hold = Pick<DisputeRow, "holdMinor" | "holdCurrency" | "feeRule">;

/** Both shares of a hold, and the commission on the released one. */
export function sharesOf({ holdMinor, holdCurrency, feeRule }: Hold, refundMinor: bigint) {
  const release = holdMinor - refundMinor;
  return {
    refund: moneyView(refundMinor, holdCurrency),
    release: moneyView(release, holdCurrency),
    fee: moneyView(feeOf(release, feeRule), holdCurrency),
  };
}

export const rulingView = (hold: Hold, { refundMinor, at, ...ruling }: RulingRow): RulingView => ({
  ...ruling,
  ...sharesOf(hold, BigInt(refundMinor)),
  at: new Date(at).toISOString(),
});

export const offerView = (
  hold: Hold,
  { refundMinor, wayBackMinor, expiresAt, createdAt, ...offer }: OfferRow,
): SettlementView => ({
  ...offer,
  wayBack: moneyView(BigInt(wayBackMinor), hold.holdCurrency),
  ...sharesOf(hold, BigInt(refundMinor)),
  expiresAt: new Date(expiresAt).toISOString(),
  createdAt: new Date(createdAt).toISOString(),
});

type Spoken = Pick<
  DisputeRow,
  "state" | "openedAs" | "statement" | "createdAt" | "said" | "buyerAcceptedAt" | "sellerAcceptedAt"
>;

/** What each side has said so far; the opener's statement is the dispute's own. */
function spokenBy({ openedAs, statement, createdAt, said }: Spoken, party: Party) {
  const of = (kind: SaidRow["kind"]) => {
    const row = said?.find((one) => one.party === party && one.kind === kind);
    return row ? { body: row.body, at: new Date(row.at).toISOString() } : null;
  };
  const opening = openedAs === party ? { body: statement, at: createdAt.toISOString() } : null;
  return { statement: opening ?? of("statement"), reply: of("reply") };
}

/**
 * Whether this party sees the other's statement: once they have made their own, or the time for it has run out. Staff see both.
 */
export const statementsVisible = (row: Spoken, own: Party | null): boolean =>
  own === null || row.state !== "OPEN" || spokenBy(row, own).statement !== null;

/** Both sides, without what this viewer may not see yet. */
export function sidesOf(row: Spoken, own: Party | null) {
  const isVisible = statementsVisible(row, own);
  const sideOf = (party: Party) => {
    const { statement, reply } = spokenBy(row, party);
    const isShown = isVisible || party === own;
    return {
      statement: isShown ? statement : null,
      reply: isShown ? reply : null,
      hasStatement: statement !== null,
      acceptedAt: (party === "buyer" ? row.buyerAcceptedAt : row.sellerAcceptedAt)?.toISOString() ?? null,
    };
  };
  return {
    buyer: sideOf("buyer"),
    seller: sideOf("seller"),
    statementsVisible: isVisible,
    seesOpener: isVisible || row.openedAs === own,
  };
}

type Standing = Spoken & Pick<DisputeRow, "isClaim" | "openedById">;

/** What a party can do now, in the order in which it is offered. */
export function actsOf(row: Standing, own: Party): DisputeAct[] {
  const { state, isClaim, openedAs } = row;
  const [mine, theirs] = [spokenBy(row, own), spokenBy(row, otherOf(own))];
  const accepted = own === "buyer" ? row.buyerAcceptedAt : row.sellerAcceptedAt;
  const speaks = state === "OPEN" || state === "UNDER_REVIEW";
  const replies = state === "UNDER_REVIEW" || state === "APPEALED";
  const isOn = state !== "CLOSED" && !isClaim;
  const acts: Record<DisputeAct, boolean> = {
    statement: speaks && mine.statement === null,
    reply: replies && mine.reply === null && theirs.statement !== null,
    accept: state === "RULED" && accepted === null,
    appeal: state === "RULED" && accepted === null,
    offer: isOn,
    concede: isOn,
    withdraw: speaks && isClaim && openedAs === own,
  };
  return Object.entries(acts).flatMap(([act, isPossible]) => (isPossible ? [act as DisputeAct] : []));
}

/** What a party of the dispute may see of it, and nothing else: what is withheld is not in the answer. */
export function disputeView(row: DisputeRow, viewer: Actor): DisputeView {
  const own = viewer.id === row.buyerId ? "buyer" : viewer.id === row.sellerId ? "seller" : null;
  const { buyer, seller, statementsVisible, seesOpener } = sidesOf(row, own);
  const byParty = row.openedAs === "buyer" || row.openedAs === "seller";
  const isFeeBack = row.closedAt !== null && row.feeBackMinor > 0n;
  return {
    id: row.id,
    version: row.version.toString(),
    tradeId: row.tradeId,
    stage: stageOf(row),
    isClaim: row.isClaim,
    openedBy: row.openedAs,
    reason: row.reason,
    answers: seesOpener ? row.answers : {},
    note: byParty ? null : row.statement,
    own,
    buyer,
    seller,
    statementsVisible,
    deadlineAt: iso(row.dueAt),
    isStopped: row.isStopped,
    reviewStartedAt: iso(row.reviewStartedAt),
    timesLate: row.timesLate,
    feeGivenBack: isFeeBack ? moneyView(row.feeBackMinor, row.holdCurrency) : null,
    rulings: (row.rulings ?? []).map((ruling) => rulingView(row, ruling)),
    appeal: appealOf(row),
    offers: (row.offers ?? []).map((offer) => offerView(row, offer)),
    closedHow: row.closedHow,
    outcome: row.closedAt ? row.outcome : null,
    hold: moneyView(row.holdMinor, row.holdCurrency),
    feeRule: row.feeRule,
    mayDo: own ? actsOf(row, own) : [],
    createdAt: row.createdAt.toISOString(),
    closedAt: iso(row.closedAt),
    now: row.now.toISOString(),
  };
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** A ruling that waits for a colleague's consent shows as CONFIRMING. */
const stageOf = ({ state, isAsked }: Pick<DisputeRow, "state" | "isAsked">): DisputeStage =>
  isAsked && state === "UNDER_REVIEW" ? "CONFIRMING" : state;

function appealOf({ appealedById, appealReason, appealedAt, buyerId }: DisputeRow): DisputeView["appeal"] {
  if (!appealedById || appealReason === null || !appealedAt) return null;
  return {
    by: appealedById === buyerId ? "buyer" : "seller",
    reason: appealReason,
    at: appealedAt.toISOString(),
  };
}
