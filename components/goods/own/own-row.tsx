import Link from "next/link";
import { EyeIcon, HeartIcon } from "@/components/ui/icons";
import type { OwnListingCard } from "@/lib/catalog/schema";
import { newId } from "@/lib/kernel/ids";
import { imageAddress } from "@/lib/media/images/sizes";
import { naira } from "@/lib/money/format";
import type { FormAction } from "@/lib/web/form-state";
import type { ListingSelling } from "../sell/listing-form";
import { ListingMoves, type OwnActions } from "./listing-moves";
import { RowForm } from "./row-form";
import { StatusBadges } from "./status-badge";
import { isChangedInRow } from "./what-can-be-done";

type OwnRowProps = {
  listing: OwnListingCard;
  actions: OwnActions & { changeRow: FormAction };
  selling: ListingSelling;
  tab: string;
  now: Date;
};

const count = new Intl.NumberFormat("en-NG");

/** One of a seller’s own listings: how it stands, who looks at it, and what can be done. */
export function OwnRow({ listing, actions, selling, tab, now }: OwnRowProps) {
  const { id, title, category, price, unitsLeft, status, views, favourites, no } = listing;
  const path = status === "DRAFT" ? `/sell/goods?draft=${id}` : `/goods/mine/${id}`;
  const inRow = isChangedInRow(listing) && price && unitsLeft !== null;
  return (
    <li className="grid grid-cols-[4rem_1fr] gap-x-3.5 gap-y-3 p-4 md:grid-cols-[4rem_minmax(0,1fr)_auto]">
      <Cover listing={listing} />
      <div className="min-w-0">
        <h2 className="font-sans text-base leading-snug font-semibold tracking-normal">
          <Link
            href={path}
            prefetch={false}
            className="inline-flex min-h-6 items-center wrap-anywhere hover:underline"
          >
            {title || "Draft without a title"}
          </Link>
        </h2>
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-muted">
          {price && !inRow && <span className="fig text-base text-ink">{naira(price.minor)}</span>}
          {unitsLeft !== null && !inRow && <span>{count.format(BigInt(unitsLeft))} in stock</span>}
          <span>{category.name}</span>
        </p>
        <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <StatusBadges listing={listing} now={now} />
          {status !== "DRAFT" && (
            <span className="flex items-center gap-3 text-sm text-muted">
              <span className="inline-flex items-center gap-1">
                <EyeIcon size={15} /> {count.format(views)}
                <span className="sr-only"> {views === 1 ? "view" : "views"}</span>
              </span>
              <span className="inline-flex items-center gap-1">
                <HeartIcon size={15} /> {count.format(favourites)}
                <span className="sr-only"> saved</span>
              </span>
            </span>
          )}
        </div>
        {no && <p className="mt-2 border-l-4 border-danger pl-3 text-sm text-danger">{no.sentence}</p>}
      </div>
      <div className="col-span-2 flex flex-wrap items-start gap-2 max-md:order-last md:col-span-1 md:max-w-96 md:justify-end">
        <ListingMoves listing={listing} actions={actions} now={now} from="list" />
      </div>
      {inRow && (
        <div className="col-span-2 md:col-span-1 md:col-start-2">
          <RowForm
            action={actions.changeRow}
            formKey={newId()}
            listingId={id}
            title={title}
            price={price.minor}
            units={unitsLeft}
            selling={selling}
            tab={tab}
          />
        </div>
      )}
    </li>
  );
}

const Cover = ({ listing: { cover } }: { listing: OwnListingCard }) => (
  <span className="relative block size-16 overflow-hidden rounded-field bg-rail">
    {cover && (
      // oxlint-disable-next-line next/no-img-element -- its sizes are made once, when it is uploaded
      <img
        src={imageAddress(cover.imageId, 320)}
        alt=""
        width={64}
        height={64}
        loading="lazy"
        className="size-full object-cover"
      />
    )}
  </span>
);
