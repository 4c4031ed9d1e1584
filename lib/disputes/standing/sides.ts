import type { AssetKind, Party, Question } from "@/lib/assets";
import { formatMinor, nairaAndKobo } from "@/lib/money/format";
import { confirmerOf, performerOf } from "../../trades/moves";
import { called } from "../../trades/naming";
import type { TradeView } from "../../trades/schema";
import { type Outcome } from "../findings";
import { reasonOf } from "../reasons";
import type { DisputeStage, DisputeView, RulingView, SettlementView } from "../schema";

/** The label of a dispute's reason. */
export const reasonLabel = (kind: AssetKind, reason: string): string =>
  reasonOf(kind, reason)?.says ?? "Something else";

/** A stored answer as it is read. */
function answerWords({ kind, choices = {} }: Question, answer: string): string {
  if (kind === "amount") return nairaAndKobo(answer);
  return kind === "choice" ? (choices[answer] ?? answer) : answer;
}

/** The answers to a reason's own questions, in their order. */
export function answersOf(kind: AssetKind, { reason, answers }: Pick<DisputeView, "reason" | "answers">) {
  const { questions = {} } = reasonOf(kind, reason) ?? {};
  return Object.entries(questions).flatMap(([key, question]) => {
    const answer = answers[key];
    return answer === undefined ? [] : [{ asks: question.asks, answer: answerWords(question, answer) }];
  });
}

/** Where a dispute stands, on its badge. */
export const stageNames: Record<DisputeStage, string> = {
  OPEN: "Waiting for answers",
  UNDER_REVIEW: "Under review",
  CONFIRMING: "Being confirmed",
  RULED: "Decided, appeal open",
  APPEALED: "Appealed",
  CLOSED: "Closed",
};

type Parties = Pick<TradeView, "kind" | "role" | "buyer" | "seller">;

const amount = ({ minor, currency }: SettlementView["refund"]) => formatMinor(BigInt(minor), currency);

/** What the performer has in the end: their part less the commission. */
export const paidOf = ({ release, fee }: Pick<RulingView, "release" | "fee">) => ({
  minor: (BigInt(release.minor) - BigInt(fee.minor)).toString(),
  currency: release.currency,
});

/** A decision in a sentence. */
export function outcomeWords(outcome: Outcome, trade: Parties): string {
  const [confirmer, performer] = [called(confirmerOf(trade), trade), called(performerOf(trade), trade)];
  if (outcome === "refund") return confirmer === "You" ? "You’re refunded" : `${confirmer} is refunded`;
  if (outcome === "release") return performer === "You" ? "You’re paid" : `${performer} is paid`;
  if (outcome === "return")
    return confirmer === "You"
      ? "You send it back, then you’re refunded"
      : `${confirmer} sends it back and is refunded then`;
  return "The money is split";
}

/** Of what goes back: who pays for both ways, and what is put up for the way back. */
export function returnRows(
  { returnPaidBy, wayBack }: Pick<RulingView, "returnPaidBy"> & { wayBack?: SettlementView["wayBack"] },
  trade: Parties,
): { term: string; value: string }[] {
  if (!returnPaidBy) return [];
  const pays = called(returnPaidBy, trade);
  const both = { term: "Delivery both ways", value: pays === "You" ? "You pay" : `${pays} pays` };
  if (!wayBack || wayBack.minor === "0") return [both];
  return [both, { term: "For the way back", value: amount(wayBack) }];
}

/** Who gets what, as lines: the refund, the payment and the commission. */
export function shareRows(shares: Pick<RulingView, "refund" | "release" | "fee">, trade: Parties) {
  const whose = (party: Party) => called(party, trade);
  const gets = (party: Party) => (whose(party) === "You" ? "You get" : `${whose(party)} gets`);
  return [
    { term: gets(confirmerOf(trade)), value: amount(shares.refund), strong: true },
    { term: gets(performerOf(trade)), value: amount(paidOf(shares)), strong: true },
    { term: "Our commission", value: amount(shares.fee) },
  ];
}
