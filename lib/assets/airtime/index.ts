import { HOUR, MINUTE } from "@/lib/kernel/clock";
import { asset } from "../asset";
import { networkFacts, networkWords } from "./networks";
import { airtimeParts } from "./parts";
import { type PriceBand, priceRefusal, rateBpsOf } from "./price";
import { airtimeReasons } from "./reasons";
import { airtimeDelivery, airtimeTerms } from "./terms";
import { airtimeWords } from "./words";

/** Airtime: the buyer's price is held, the seller sends it to the buyer's phone, the buyer confirms. */
export const airtime = asset({
  kind: "AIRTIME",
  terms: airtimeTerms,
  delivery: airtimeDelivery,
  units: "one",
  performs: "seller",
  times: { deliver: 30 * MINUTE, confirm: 24 * HOUR, extend: 30 * MINUTE },
  listing: ({ network, faceValue }, priceMinor) => ({
    listedUnder: network,
    listedMinor: BigInt(faceValue.minor),
    rateBps: rateBpsOf(priceMinor, BigInt(faceValue.minor)),
  }),
  priceRule: {
    setting: "airtime_price",
    mustFit(band: PriceBand, priceMinor: bigint, { faceValue }) {
      const refusal = priceRefusal(band, priceMinor, BigInt(faceValue.minor));
      if (refusal) throw refusal;
    },
  },
  parts: airtimeParts,
  findings: ["not_sent", "sent_elsewhere", "short", "proof_missing"],
  rules: "A",
  disputeReasons: airtimeReasons,
  categories: Object.fromEntries(Object.entries(networkFacts).map(([id, { name }]) => [id, name])),
  words: airtimeWords,
  search(typed) {
    const network = networkWords[typed.replace(/\s+airtime$/, "")];
    return network && { network };
  },
});
