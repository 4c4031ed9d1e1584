import Link from "next/link";
import { uiOf } from "@/components/assets";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Money } from "@/components/ui/money";
import { titleOf } from "@/lib/assets";
import { HOUR } from "@/lib/kernel/clock";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime, formatTimeLeft } from "@/lib/kernel/time-format";
import { feeOn } from "@/lib/offers/fee-on";
import type { OfferView } from "@/lib/offers/schema";
import { amount } from "@/lib/trades/naming";
import type { FormState } from "@/lib/web/form-state";
import { MoveOfferForm } from "./move-offer-form";
import { availabilityOf, availabilityWords, type OfferAvailability } from "./offer-availability";
import { PublishAgain } from "./publish-again";
import { WithdrawForm } from "./withdraw-form";

type OfferAction = (previous: FormState, submitted: FormData) => Promise<FormState>;
export type OfferActions = Record<"pause" | "resume" | "withdraw", OfferAction>;

type OwnOfferRowProps = { offer: OfferView; now: Date; actions?: OfferActions | undefined };

const cell = "px-3 align-middle md:py-3.5";

/** One of a seller's own offers: what it brings, how it stands, and what can be done about it. */
export function OwnOfferRow({ offer, now, actions }: OwnOfferRowProps) {
  const availability = availabilityOf(offer, now);
  const { Mark } = uiOf(offer.kind);
  const price = BigInt(offer.price.minor);
  return (
    <tr
      id={offer.id}
      className="scroll-mt-20 target:bg-primary-soft/50 max-md:grid max-md:grid-cols-[1fr_auto] max-md:items-center max-md:gap-y-1.5 max-md:px-2 max-md:py-4"
    >
      <th scope="row" className={`${cell} text-left font-normal max-md:col-span-2 md:pl-5`}>
        <span className="flex items-center gap-3">
          <Mark terms={offer.terms} />
          <span>
            <Link
              href={`/offers/${offer.id}`}
              prefetch={false}
              className="inline-flex min-h-8 items-center font-semibold hover:underline md:min-h-11"
            >
              {titleOf(offer)}
            </Link>
            {offer.parts && (
              <span className="block text-sm text-muted">
                {offer.parts.sold > 0
                  ? `${offer.parts.sold} of ${offer.parts.count} parts sold`
                  : `${offer.parts.count} parts of ${amount(offer.parts.price)}`}
              </span>
            )}
            <span className="block text-sm text-muted md:hidden">
              for <Money minor={price} compact />
            </span>
          </span>
        </span>
      </th>
      <td className={`${cell} max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-2`}>
        <Badge tone={availabilityWords[availability].tone}>{availabilityWords[availability].label}</Badge>
        {isOpen(availability) && <TimeLeft until={new Date(offer.expiresAt)} now={now} />}
      </td>
      <td className={`${cell} text-right max-md:hidden`}>
        <Money minor={price} compact className="fig" />
      </td>
      <td className={`${cell} text-right`}>
        <span className="text-sm text-muted md:hidden">
          {availability === "sold" ? "You received " : "You receive "}
        </span>
        <Money minor={price - feeOn(offer)} compact className="fig" />
      </td>
      {actions && (
        <td className={`${cell} max-md:col-span-2 md:pr-5`}>
          <div className="flex flex-wrap items-start gap-2 md:justify-end">
            <Doings offer={offer} availability={availability} actions={actions} />
          </div>
        </td>
      )}
    </tr>
  );
}

const isOpen = (availability: OfferAvailability) => availability === "open" || availability === "paused";

type DoingsProps = { offer: OfferView; availability: OfferAvailability; actions: OfferActions };

function Doings({ offer: { id, revision }, availability, actions }: DoingsProps) {
  if (availability === "taken") {
    return (
      <ButtonLink href={`/offers/${id}`} kind="quiet" size="small">
        Open trade
      </ButtonLink>
    );
  }
  if (!isOpen(availability)) return <PublishAgain offerId={id} />;
  const moves = {
    open: { move: "pause", label: "Pause", pendingLabel: "Pausing" },
    paused: { move: "resume", label: "Put back", pendingLabel: "Putting back" },
  } as const;
  const { move, ...words } = moves[availability === "open" ? "open" : "paused"];
  return (
    <>
      <ButtonLink href={`/offers/${id}/edit`} kind="quiet" size="small">
        Change
      </ButtonLink>
      {/* The key has the revision: an offer is paused and put back more than once. */}
      <MoveOfferForm action={actions[move]} offerId={id} formKey={keyFor(move, id, revision)} {...words} />
      <WithdrawForm action={actions.withdraw} offerId={id} formKey={keyFor("withdraw", id)} />
    </>
  );
}

/** In amber in its last hour. */
function TimeLeft({ until, now }: { until: Date; now: Date }) {
  const isSoon = until.getTime() - now.getTime() < HOUR;
  return (
    <time
      dateTime={until.toISOString()}
      title={`Until ${formatDateTime(until)}, Lagos`}
      className={`block text-sm md:mt-1 whitespace-nowrap ${isSoon ? "font-semibold text-wait" : "text-muted"}`}
    >
      {formatTimeLeft(until, now)}
    </time>
  );
}
