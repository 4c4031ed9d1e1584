import Link from "next/link";
import { Card } from "@/components/ui/card";
import { ChevronRightIcon } from "@/components/ui/icons";
import type { CheckoutView } from "@/lib/checkout/quote/schema";
import { naira } from "@/lib/money/format";
import { arrivalInWords, placeInWords } from "./words";

/** The parcels of a checkout; once it is bought each leads to its order. `title` says what they are where nothing came of it. */
export const ParcelList = ({ parcels, title }: Pick<CheckoutView, "parcels"> & { title?: string }) => (
  <section aria-label={title ?? "Parcels"} className="mx-auto mt-6 max-w-lg">
    {title && <p className="mb-3 font-semibold text-muted">{title}</p>}
    <ul className="grid gap-4">
      {parcels.map((parcel) => (
        <li key={parcel.key}>
          <ParcelOf parcel={parcel} />
        </li>
      ))}
    </ul>
  </section>
);

const ParcelOf = ({ parcel }: { parcel: CheckoutView["parcels"][number] }) => {
  const { seller, place, lines, way, fee, total, tradeId } = parcel;
  return (
    <Card className="p-4 sm:p-5">
      <h2 className="text-lg">
        <bdi className="wrap-anywhere">{seller.name}</bdi>
      </h2>
      <p className="text-sm text-muted">
        {way.isPickUp ? `Pick-up in ${placeInWords(place)}` : `From ${placeInWords(place)}`}.{" "}
        {tradeId ? `${arrivalInWords(way)}.` : ""}
      </p>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {lines.map(({ listingId, title, units, total: cost }) => (
          <li key={listingId} className="flex items-baseline justify-between gap-4 py-2">
            <Link
              href={`/goods/${listingId}`}
              prefetch={false}
              className="inline-flex min-h-6 min-w-0 wrap-anywhere hover:underline"
            >
              {units > 1 ? `${units} × ${title}` : title}
            </Link>
            <span className="fig whitespace-nowrap">{naira(cost.minor)}</span>
          </li>
        ))}
      </ul>
      <p className="flex items-baseline justify-between gap-4 py-2 text-sm">
        <span className="text-muted">{deliveryIn(way.isPickUp, fee.minor)}</span>
        <span className="fig text-base whitespace-nowrap">{naira(total.minor)}</span>
      </p>
      {tradeId && (
        <Link
          href={`/trades/${tradeId}`}
          prefetch={false}
          className="mt-1 flex min-h-11 items-center justify-between gap-3 rounded-field font-semibold text-primary-ink hover:underline"
        >
          <span>
            See this order<span className="sr-only"> from {seller.name}</span>
          </span>
          <ChevronRightIcon />
        </Link>
      )}
    </Card>
  );
};

function deliveryIn(isPickUp: boolean, feeMinor: string): string {
  if (isPickUp) return "You pick it up";
  return feeMinor === "0" ? "With free delivery" : `With ${naira(feeMinor)} for delivery`;
}
