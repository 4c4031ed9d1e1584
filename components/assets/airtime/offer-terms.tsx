import { Inset } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { formatPercent } from "@/lib/money/format";
import { feeOn } from "@/lib/offers/fee-on";
import type { OfferOf } from "@/lib/offers/schema";
import { networkNames } from "./network-mark";
import { discountBps, pricePerHundredMinor } from "./offer-figures";

/** What a buyer pays and gets, to the kobo: nothing is added later. */
export function BuyerTerms({ offer, isOver }: { offer: OfferOf<"AIRTIME">; isOver: boolean }) {
  const face = BigInt(offer.terms.faceValue.minor);
  const price = BigInt(offer.price.minor);
  const discount = discountBps(face, price);
  return (
    <>
      <Total says={isOver ? "Total paid" : "You pay in total"} minor={price} />
      <DefinitionList
        className="mt-2"
        rows={[
          { term: isOver ? "For" : "You get", value: airtime(offer, face) },
          ...inTransfers(offer, "Sent in"),
          {
            term: "Price per ₦100 of airtime",
            value: <Money minor={pricePerHundredMinor(face, price)} compact />,
          },
          ...(face > price && !isOver
            ? [{ term: "You save", value: <Saving minor={face - price} bps={discount} /> }]
            : []),
          ...(isOver ? [] : [{ term: "Fees for you", value: "None" }]),
        ]}
      />
    </>
  );
}

/** What the offer brings its seller, by the commission that was frozen when it was published. */
export function SellerTerms({ offer }: { offer: OfferOf<"AIRTIME"> }) {
  const face = BigInt(offer.terms.faceValue.minor);
  const price = BigInt(offer.price.minor);
  const fee = feeOn(offer);
  return (
    <>
      <Total says="You receive" minor={price - fee} />
      <DefinitionList
        className="mt-2"
        rows={[
          { term: "You send", value: airtime(offer, face) },
          ...inTransfers(offer, "In"),
          { term: "The buyer pays", value: <Money minor={price} compact /> },
          { term: `Commission (${formatPercent(offer.feeBps)})`, value: <Money minor={-fee} compact /> },
        ]}
      />
    </>
  );
}

const airtime = ({ terms: { network } }: OfferOf<"AIRTIME">, minor: bigint) => (
  <>
    <Money minor={minor} compact /> {networkNames[network]} airtime
  </>
);

/** '5 transfers of ₦10,000, one after the other'. */
const inTransfers = ({ parts, terms }: OfferOf<"AIRTIME">, term: string) =>
  parts
    ? [
        {
          term,
          value: (
            <>
              {parts.count} transfers of{" "}
              <Money minor={BigInt(terms.faceValue.minor) / BigInt(parts.count)} compact />, for{" "}
              <Money minor={BigInt(parts.price.minor)} compact /> each
            </>
          ),
        },
      ]
    : [];

const Saving = ({ minor, bps }: { minor: bigint; bps: number }) => (
  <>
    <Money minor={minor} compact />
    {bps > 0 && ` (${formatPercent(bps)})`}
  </>
);

const Total = ({ says, minor }: { says: string; minor: bigint }) => (
  <Inset className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3.5">
    <p className="text-muted">{says}</p>
    <Money minor={minor} compact className="fig ml-auto text-[1.75rem]" />
  </Inset>
);
