import { ListingImage } from "@/components/goods/listing-image";
import { Card } from "@/components/ui/card";
import { BadgeCheckIcon, PackageIcon, TriangleAlertIcon } from "@/components/ui/icons";
import type { QuotedLine, QuotedParcel } from "@/lib/checkout/quote/schema";
import { naira } from "@/lib/money/format";
import { Choice } from "./choice";
import { NoteField } from "./note-field";
import { arrivalInWords, feeInWords, placeInWords } from "./words";

type ParcelCardProps = {
  parcel: QuotedParcel;
  number: number;
  of: number;
  hasAddress: boolean;
  /** The note for its seller, where no script keeps it. */
  note: string | undefined;
};

/** What one seller sends from one place: what is in it, the ways it can come, and a note for the seller. */
export function ParcelCard({ parcel, number, of, hasAddress, note }: ParcelCardProps) {
  const { key, seller, place, lines, ways, way, barred } = parcel;
  const store = lines[0]?.listing.store;
  const name = store?.name ?? seller.name;
  return (
    <Card aria-labelledby={`parcel-${number}`} className="p-4 sm:p-5">
      <h2 id={`parcel-${number}`} className="flex flex-wrap items-center gap-x-2 text-lg">
        <PackageIcon size={20} className="text-primary-ink" />
        {of > 1 && <span>Parcel {number}:</span>}
        <bdi className="wrap-anywhere">{name}</bdi>
        {seller.verified && <BadgeCheckIcon size={18} className="text-primary-ink" label="Verified" />}
      </h2>
      <p className="mt-0.5 text-sm text-muted">From {placeInWords(place)}</p>
      {barred && (
        <p className="mt-3 flex gap-2 rounded-inset bg-wait-soft p-3 text-sm font-medium text-wait">
          <TriangleAlertIcon size={17} className="mt-0.5" />
          {barred.message}
        </p>
      )}
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {lines.map((line) => (
          <Line key={line.listing.id} line={line} />
        ))}
      </ul>
      {(hasAddress || ways.some(({ fee }) => fee !== null)) && (
        <fieldset className="mt-4 grid gap-2">
          <legend className="mb-1.5 font-semibold">How should it come?</legend>
          {ways.map((one) => (
            <Choice
              key={one.id}
              name={`way.${key}`}
              value={one.id}
              isChosen={one.id === way}
              isBarred={one.fee === null}
              aside={hasAddress || one.isPickUp ? feeInWords(one) : undefined}
            >
              <span className="block font-semibold">{one.name === "Usual" ? "Delivery" : one.name}</span>
              <span className="block text-sm text-muted">
                {one.isPickUp ? `${placeInWords(place)}. ` : ""}
                {one.fee !== null || !hasAddress ? arrivalInWords(one) : ""}
              </span>
            </Choice>
          ))}
          {hasAddress && way === null && (
            <p role="alert" className="text-sm font-medium text-danger">
              This seller doesn’t send to your address. Choose another address, or take it out of your cart.
            </p>
          )}
        </fieldset>
      )}
      <NoteField
        parcelKey={key}
        seller={name}
        about={lines.map(({ listing }) => listing.id).join(" ")}
        kept={note}
      />
    </Card>
  );
}

const Line = ({ line: { listing, units, unitPrice, total } }: { line: QuotedLine }) => (
  <li className="flex items-center gap-3.5 py-3">
    <span className="relative block size-14 shrink-0 overflow-hidden rounded-inset bg-line">
      {listing.cover && <ListingImage image={listing.cover} alt="" sizes="56px" />}
    </span>
    <span className="min-w-0 flex-1 leading-snug">
      <span className="block font-medium wrap-anywhere">{listing.title}</span>
      <span className="block text-sm text-muted">
        {listing.conditionSays}
        {units > 1 && `, ${units} × ${naira(unitPrice.minor)}`}
      </span>
    </span>
    <span className="fig shrink-0 whitespace-nowrap">{naira(total.minor)}</span>
  </li>
);
