import Link from "next/link";
import { uiOf } from "@/components/assets";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { titleOf } from "@/lib/assets";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime, formatTimeLeft } from "@/lib/kernel/time-format";
import { basisPoints, feeOf } from "@/lib/money/fees";
import type { OfferView } from "@/lib/offers/schema";
import type { FormState } from "@/lib/web/form-state";
import { availabilityOf, availabilityWords, type OfferAvailability } from "./offer-availability";
import { PublishAgain } from "./publish-again";
import { WithdrawForm } from "./withdraw-form";

type OwnOfferRowProps = {
  offer: OfferView;
  now: Date;
  /** Absent where the row is only read. */
  withdraw?: (previous: FormState, submitted: FormData) => Promise<FormState>;
};

/** One of a seller's own offers: what it brings, how it stands, and taking it back while that can be done. */
export function OwnOfferRow({ offer, now, withdraw }: OwnOfferRowProps) {
  const availability = availabilityOf(offer, now);
  const { Mark } = uiOf(offer.kind);
  const price = BigInt(offer.price.minor);
  return (
    <li
      id={offer.id}
      className="scroll-mt-20 rounded-box target:border-primary-ink border border-line bg-surface p-4 shadow-card sm:p-5"
    >
      <div className="flex items-center gap-3.5">
        <Mark terms={offer.terms} />
        <div className="min-w-0 flex-1">
          <h2 className="text-lg tracking-normal">
            <Link
              href={`/offers/${offer.id}`}
              prefetch={false}
              className="inline-flex min-h-6 items-center hover:underline"
            >
              {titleOf(offer)}
            </Link>
          </h2>
          <p className="text-sm text-muted">
            <span className="max-sm:block">
              for <Money minor={price} compact />
              <span className="max-sm:hidden">;</span>
            </span>{" "}
            {availability === "sold" ? "you received" : "you receive"}{" "}
            <Money
              minor={price - feeOf(price, basisPoints(offer.feeBps))}
              compact
              className="font-semibold text-ink"
            />
          </p>
        </div>
        <Badge tone={availabilityWords[availability].tone} className="self-start">
          {availabilityWords[availability].label}
        </Badge>
      </div>
      {availability === "open" && (
        <div className="mt-3.5 flex flex-wrap items-center justify-between gap-x-4 border-t border-line pt-2.5 *:open:w-full">
          <TimeLeft until={new Date(offer.expiresAt)} now={now} />
          {withdraw && (
            <WithdrawForm action={withdraw} offerId={offer.id} formKey={keyFor("withdraw", offer.id)} />
          )}
        </div>
      )}
      {isOver(availability) && (
        <div className="mt-3.5 flex justify-end border-t border-line pt-2.5">
          <PublishAgain offerId={offer.id} />
        </div>
      )}
      {availability === "taken" && (
        <p className="mt-3.5 flex flex-wrap items-center justify-between gap-x-4 border-t border-line pt-2.5 text-sm">
          A buyer’s money is in escrow.
          <Link
            href={`/offers/${offer.id}`}
            prefetch={false}
            className="inline-flex min-h-11 items-center font-semibold text-primary-ink underline underline-offset-4"
          >
            Open trade
          </Link>
        </p>
      )}
    </li>
  );
}

const isOver = (availability: OfferAvailability) =>
  availability === "expired" || availability === "withdrawn";

const TimeLeft = ({ until, now }: { until: Date; now: Date }) => (
  <time
    dateTime={until.toISOString()}
    title={`Until ${formatDateTime(until)}, Lagos`}
    className="text-sm text-muted"
  >
    {formatTimeLeft(until, now)}
  </time>
);
