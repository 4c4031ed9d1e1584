import Link from "next/link";
import { restockSays } from "@/components/goods/own/listing-moves";
import { AskedMoveForm } from "@/components/goods/own/move-form";
import { RowForm } from "@/components/goods/own/row-form";
import { StatusBadges } from "@/components/goods/own/status-badge";
import { isChangedInRow } from "@/components/goods/own/what-can-be-done";
import type { ListingSelling } from "@/components/goods/sell/listing-form";
import { Thumb } from "@/components/goods/thumb";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { OwnListingCard } from "@/lib/catalog/schema";
import { newId } from "@/lib/kernel/ids";
import { naira } from "@/lib/money/format";
import type { ListingSales } from "@/lib/sales/schema";
import type { FormAction } from "@/lib/web/form-state";

const count = new Intl.NumberFormat("en-NG");

type ListingsCardProps = {
  rows: readonly { listing: OwnListingCard; figures: ListingSales }[];
  days: number;
  selling: ListingSelling;
  actions: { changeRow: FormAction; restock: FormAction };
  now: Date;
};

/** What sells best, with its way from view to order; price and stock are changed in its row. */
export const ListingsCard = ({ rows, days, selling, actions, now }: ListingsCardProps) => (
  <Card aria-labelledby="listings">
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-4 sm:px-5">
      <h2 id="listings" className="text-lg">
        Listings <span className="text-sm font-normal text-muted">best sellers of {days} days first</span>
      </h2>
      <ButtonLink href="/goods/mine" kind="quiet" size="small">
        All listings
      </ButtonLink>
    </div>
    <ul className="divide-y divide-line border-t border-line">
      {rows.map(({ listing, figures }) => (
        <li
          key={listing.id}
          className="grid grid-cols-[2.75rem_minmax(0,1fr)] items-start gap-x-3.5 gap-y-3 p-4 sm:px-5"
        >
          <Thumb coverId={listing.cover?.imageId ?? null} title={listing.title} />
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h3 className="min-w-0 font-sans text-base leading-snug font-semibold tracking-normal">
                <Link
                  href={`/goods/mine/${listing.id}`}
                  prefetch={false}
                  className="inline-flex min-h-6 items-center wrap-anywhere hover:underline"
                >
                  {listing.title}
                </Link>
              </h3>
              <StatusBadges listing={listing} now={now} />
            </div>
            <Figures figures={figures} />
            <Row listing={listing} selling={selling} actions={actions} />
          </div>
        </li>
      ))}
    </ul>
  </Card>
);

const Figures = ({ figures: { views, favourites, carts, orders, gross } }: { figures: ListingSales }) => (
  <dl className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-muted">
    {(
      [
        ["Views", views],
        ["Saved", favourites],
        ["In a cart", carts],
        ["Ordered", orders],
      ] as const
    ).map(([term, figure]) => (
      <div key={term} className="flex gap-1">
        <dt>{term}</dt>
        <dd className="fig text-ink">{count.format(figure)}</dd>
      </div>
    ))}
    {orders > 0 && (
      <div className="flex gap-1">
        <dt>Sold</dt>
        <dd className="fig text-ink whitespace-nowrap">{naira(gross.minor)}</dd>
      </div>
    )}
  </dl>
);

function Row({
  listing,
  selling,
  actions,
}: Pick<ListingsCardProps, "selling" | "actions"> & { listing: OwnListingCard }) {
  const { id, title, status, price, unitsLeft } = listing;
  if (isChangedInRow(listing) && price && unitsLeft !== null) {
    return (
      <div className="mt-3">
        <RowForm
          action={actions.changeRow}
          formKey={newId()}
          listingId={id}
          title={title}
          price={price.minor}
          units={unitsLeft}
          selling={selling}
          tab="dashboard"
        />
      </div>
    );
  }
  const says = restockSays[status];
  if (!says) return null;
  return (
    <div className="mt-3">
      <AskedMoveForm
        listingId={id}
        title={title}
        formKey={newId()}
        from="dashboard"
        action={actions.restock}
        label="Restock"
        pendingLabel="Saving"
        kind="primary"
        units=""
        says={says}
      />
    </div>
  );
}
