import { Card } from "@/components/ui/card";
import type { OfferView } from "@/lib/offers/schema";
import { type OfferActions, OwnOfferRow } from "./own-offer-row";

type OwnOffersProps = {
  offers: OfferView[];
  now: Date;
  /** Absent where the list is only read. */
  actions?: OfferActions;
};

const heading = "px-3 py-2.5 text-left text-sm font-medium text-muted first:pl-5 last:pr-5";

/** A seller's own offers: a table, and on a phone one below the other. */
export const OwnOffers = ({ offers, now, actions }: OwnOffersProps) => (
  <Card>
    <table className="w-full max-md:block">
      <thead className="border-b border-line max-md:sr-only">
        <tr>
          <th scope="col" className={heading}>
            Offer
          </th>
          <th scope="col" className={heading}>
            Status
          </th>
          <th scope="col" className={`${heading} text-right`}>
            Buyer pays
          </th>
          <th scope="col" className={`${heading} text-right`}>
            You receive
          </th>
          {actions && (
            <th scope="col" className={`${heading} text-right`}>
              What you can do
            </th>
          )}
        </tr>
      </thead>
      <tbody className="divide-y divide-line max-md:block">
        {offers.map((offer) => (
          <OwnOfferRow key={offer.id} offer={offer} now={now} actions={actions} />
        ))}
      </tbody>
    </table>
  </Card>
);
