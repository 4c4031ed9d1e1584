import { Refusal } from "@/lib/kernel/refusal";
import type { DisputedTrade } from "../facts";
import { findingsOf, outcomesOf } from "../findings";
import { disputeRefusals } from "../refusals";
import { rulesOf } from "../rules";
import type { RulingInput } from "../schema";

/** A ruling as it is decided on: what goes back is worked out of its outcome. */
export type Decision = Omit<RulingInput, "refundMinor"> & { refundMinor?: bigint | undefined };

type Decided = Pick<DisputedTrade, "kind" | "holdMinor" | "isClaim" | "parcel">;

/**
 * What of the hold goes back by this decision, in minor units of its currency.
 * @throws Refusal - wrong_finding, wrong_outcome, wrong_rules, not_a_split, more_than_held, nothing_to_return, who_pays_return
 */
export function refundOf({ kind, holdMinor, isClaim, parcel }: Decided, decision: Decision): bigint {
  const { outcome, finding, rules, refundMinor = 0n, returnPaidBy } = decision;
  if (!findingsOf(kind).includes(finding)) throw new Refusal(disputeRefusals.wrong_finding);
  if (!outcomesOf(kind, finding).includes(outcome)) throw new Refusal(disputeRefusals.wrong_outcome);
  if (!rules.every((rule) => rulesOf(kind).includes(rule))) throw new Refusal(disputeRefusals.wrong_rules);
  if (outcome === "return") {
    if (isClaim || !parcel || parcel.returnPaidBy) throw new Refusal(disputeRefusals.nothing_to_return);
    if (!returnPaidBy) throw new Refusal(disputeRefusals.who_pays_return);
    return holdMinor;
  }
  if (outcome === "refund") return holdMinor;
  if (outcome === "release") return 0n;
  if (refundMinor > holdMinor) throw new Refusal(disputeRefusals.more_than_held);
  if (refundMinor === 0n || refundMinor === holdMinor) throw new Refusal(disputeRefusals.not_a_split);
  return refundMinor;
}
