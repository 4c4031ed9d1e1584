import { Refusal, refusals } from "@/lib/kernel/refusal";
import { moneyView } from "@/lib/kernel/schema";
import { naira } from "@/lib/money/format";
import type { Parts } from "../asset";
import type { NetworkLimits, TransferLimits } from "./limits";
import { networkFacts } from "./networks";
import type { AirtimeTerms } from "./terms";

/** The most transfers that one offer is sold in: each is a trade of its own. */
export const MOST_PARTS = 20n;

const of = (details: Record<string, unknown>, name: string) => naira(details[name] as string);

export const partRefusals = refusals({
  below_transfer: {
    status: 422,
    field: "faceValue",
    says: (d) => `${String(d.network)} doesn’t allow transfers below ${of(d, "lowestMinor")}.`,
  },
  too_many_parts: {
    status: 422,
    field: "faceValue",
    says: (d) =>
      `${String(d.network)} allows up to ${of(d, "highestMinor")} per transfer, and an offer can have up to ${String(MOST_PARTS)} transfers. Offer ${of(d, "mostMinor")} or less.`,
  },
  no_equal_parts: {
    status: 422,
    field: "faceValue",
    says: (d) =>
      `${String(d.network)} allows up to ${of(d, "highestMinor")} per transfer, and this amount and price can’t be divided into equal transfers. Try ${of(d, "faceMinor")} of airtime for ${of(d, "priceMinor")}.`,
  },
});

/** Equal transfers: how many, with face value and price of each in kobo. */
export interface Transfers {
  count: bigint;
  faceMinor: bigint;
  priceMinor: bigint;
}

const NAIRA = 100n;
const up = (amount: bigint, by: bigint) => (amount + by - 1n) / by;

/**
 * The fewest equal transfers that the network allows, of whole naira and a price in whole kobo each. One transfer may have kobo: its
 * sender rounds up. Amounts in kobo.
 * @throws Refusal - below_transfer, too_many_parts, no_equal_parts
 */
export function equalTransfers(
  name: string,
  { lowestMinor, highestMinor }: Pick<TransferLimits, "lowestMinor" | "highestMinor">,
  faceMinor: bigint,
  priceMinor: bigint,
): Transfers {
  if (faceMinor < lowestMinor) {
    throw new Refusal(partRefusals.below_transfer, { network: name, lowestMinor: String(lowestMinor) });
  }
  if (highestMinor === undefined || up(faceMinor, NAIRA) * NAIRA <= highestMinor) {
    return { count: 1n, faceMinor, priceMinor };
  }
  const fewest = up(faceMinor, highestMinor);
  const known = { network: name, highestMinor: String(highestMinor) };
  if (fewest > MOST_PARTS) {
    throw new Refusal(partRefusals.too_many_parts, {
      ...known,
      mostMinor: String(highestMinor * MOST_PARTS),
    });
  }
  for (let count = fewest; count <= MOST_PARTS && faceMinor >= lowestMinor * count; count += 1n) {
    if (faceMinor % (count * NAIRA) === 0n && priceMinor % count === 0n) {
      return { count, faceMinor: faceMinor / count, priceMinor: priceMinor / count };
    }
  }
  throw new Refusal(partRefusals.no_equal_parts, { ...known, ...nearest(fewest) });

  /** The next amount below in this number of parts, or in one less where they would be too small, at about the same rate. */
  function nearest(count: bigint): Record<"faceMinor" | "priceMinor", string> {
    const inParts = faceMinor - (faceMinor % (count * NAIRA));
    const face = inParts >= lowestMinor * count ? inParts : (highestMinor ?? 0n) * (count - 1n);
    const parts = face === inParts ? count : count - 1n;
    const price = face === inParts ? priceMinor : (priceMinor * face) / faceMinor;
    return { faceMinor: String(face), priceMinor: String(price - (price % parts)) };
  }
}

/** Airtime above the network's limit for a transfer is sold as several of equal size. */
export const airtimeParts: Parts<AirtimeTerms> = {
  setting: "airtime_networks",
  split(limits, { network, faceValue }, priceMinor) {
    const { count, ...each } = equalTransfers(
      networkFacts[network].name,
      (limits as NetworkLimits)[network],
      BigInt(faceValue.minor),
      priceMinor,
    );
    return { terms: { network, faceValue: moneyView(each.faceMinor) }, priceMinor: each.priceMinor, count };
  },
  whole: ({ network, faceValue }, count) => ({
    network,
    faceValue: moneyView(BigInt(faceValue.minor) * count, faceValue.currency),
  }),
};
