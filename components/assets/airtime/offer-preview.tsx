import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { MINUTE } from "@/lib/kernel/clock";
import { formatPercent } from "@/lib/money/format";
import { PlainFace } from "./card-face";
import { cardWords } from "./card-words";
import { commissionOn, type OfferDraft, obstacleTo, type Selling, transfersIn } from "./draft";
import { discountBps, pricePerHundredMinor } from "./offer-figures";

/** How buyers will see the offer, and what it brings, as it is typed. */
export function OfferPreview({ draft, selling }: { draft: OfferDraft; selling: Selling }) {
  const { network, faceValueMinor, priceMinor } = draft;
  const now = wholeMinute(selling.now);
  const expiresAt = draft.expiresAt ?? now;
  const commission = commissionOn(draft, selling);
  return (
    <section aria-labelledby="preview" className="grid gap-4 lg:sticky lg:top-24">
      <h2 id="preview" className="text-lg">
        Preview
      </h2>
      {network && faceValueMinor && priceMinor && commission ? (
        <>
          <PlainFace
            words={cardWords(
              {
                id: "",
                network,
                faceValueMinor,
                priceMinor,
                transfers: severalOf(draft, selling),
                expiresAt,
                ...sellerOf(selling),
              },
              now,
            )}
          />
          <Proceeds faceValueMinor={faceValueMinor} priceMinor={priceMinor} commission={commission} />
        </>
      ) : (
        <p className="rounded-box border border-dashed border-edge p-5 text-muted">
          {obstacleTo(draft, selling)}
        </p>
      )}
    </section>
  );
}

/** In how many transfers it is sold, where they are several. */
function severalOf(draft: OfferDraft, selling: Selling): number | undefined {
  const count = Number(transfersIn(draft, selling)?.count ?? 1);
  return count > 1 ? count : undefined;
}

/** The field knows whole minutes only: three days chosen should read as three, not as a second less. */
const wholeMinute = (at: string) => new Date(Math.floor(Date.parse(at) / MINUTE) * MINUTE);

const sellerOf = ({ seller: { name, verified, ...record } }: Selling) => ({
  ...record,
  sellerName: name,
  sellerVerified: verified,
});

/** The same in one line, for where the preview is out of sight. */
export function ProceedsLine({ draft, selling }: { draft: OfferDraft; selling: Selling }) {
  const commission = commissionOn(draft, selling);
  if (!draft.priceMinor || !commission) return null;
  const { feeMinor: fee } = commission;
  return (
    <p className="flex flex-wrap items-baseline justify-between gap-x-4 rounded-inset bg-ground px-4 py-3 lg:hidden">
      <span className="text-sm text-muted">
        You receive, after <Money minor={fee} compact /> commission
      </span>
      <Money minor={draft.priceMinor - fee} compact className="fig ml-auto text-xl" />
    </p>
  );
}

type ProceedsProps = {
  faceValueMinor: bigint;
  priceMinor: bigint;
  commission: NonNullable<ReturnType<typeof commissionOn>>;
};

function Proceeds({ faceValueMinor, priceMinor, commission: { basisPoints, feeMinor: fee } }: ProceedsProps) {
  return (
    <div className="rounded-box border border-line bg-surface px-5 py-3 shadow-card" aria-live="polite">
      <DefinitionList
        rows={[
          { term: "Discount for the buyer", value: formatPercent(discountBps(faceValueMinor, priceMinor)) },
          {
            term: "Price per ₦100 of airtime",
            value: <Money minor={pricePerHundredMinor(faceValueMinor, priceMinor)} compact />,
          },
          {
            term: `Commission (${formatPercent(basisPoints)})`,
            value: <Money minor={-fee} compact />,
          },
          { term: "You receive", value: <Money minor={priceMinor - fee} compact className="fig text-2xl" /> },
        ]}
      />
    </div>
  );
}
