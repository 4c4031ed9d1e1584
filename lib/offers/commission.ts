import type { AssetKind } from "@/lib/assets";
import type { SettingValue } from "@/lib/kernel/settings";
import type { Currency } from "@/lib/money/currencies";
import { basisPoints, type FeeRule } from "@/lib/money/fees";

type CommissionRule = SettingValue<"commission">["rules"][number];

/** What decides which rule an offer falls under. The price in kobo. */
export interface Commissioned {
  assetKind: AssetKind;
  sellerLevel: "BASIC" | "VERIFIED" | "TRUSTED";
  priceMinor: bigint;
  /** What is held, of which the commission is taken; kobo unless it says another. */
  currency?: Currency;
}

/**
 * The commission of an offer published at this moment: the first rule that fits. Frozen on the offer, so that what the
 * seller was shown is what is taken. Without a rule that fits there is no commission.
 */
export function commissionFor(rules: readonly CommissionRule[], offer: Commissioned, now: Date): FeeRule {
  return basisPoints(rules.find((rule) => fits(rule, offer, now))?.bps ?? 0, offer.currency);
}

function fits(
  rule: CommissionRule,
  { assetKind, sellerLevel, priceMinor }: Commissioned,
  now: Date,
): boolean {
  const { fromMinor = 0n, untilMinor, startsAt, endsAt } = rule;
  return (
    (rule.assetKind ?? assetKind) === assetKind &&
    (rule.sellerLevel ?? sellerLevel) === sellerLevel &&
    priceMinor >= fromMinor &&
    (untilMinor === undefined || priceMinor < untilMinor) &&
    (startsAt === undefined || now.getTime() >= Date.parse(startsAt)) &&
    (endsAt === undefined || now.getTime() < Date.parse(endsAt))
  );
}
