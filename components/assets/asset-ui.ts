import type { ReactNode } from "react";
import type { OfferAvailability } from "@/components/offers/offer-availability";
import type { WaysOut } from "@/components/offers/refusal-alert";
import type { AssetKind } from "@/lib/assets";
import type { OfferOf } from "@/lib/offers/schema";
import type { TradeOf } from "@/lib/trades/schema";
import type { FormState } from "@/lib/web/form-state";

export type OfferCardProps<Kind extends AssetKind = AssetKind> = {
  offer: OfferOf<Kind>;
  /** The time that came with the read. */
  now: Date;
  heading?: "h2" | "h3";
  /** The viewer's own: it cannot be bought by them. */
  isOwn?: boolean;
};

export type AcceptFormProps<Kind extends AssetKind = AssetKind> = {
  action: (previous: FormState, submitted: FormData) => Promise<FormState>;
  offer: OfferOf<Kind>;
  formKey: string;
  /** The button's content, rendered by the server so that its icon needs no script. */
  payLabel: ReactNode;
  /** The viewer's own number, in E.164. */
  ownPhone: string;
  /** What they gave for the purchase that they repeat, as people write it. */
  givenBefore?: string | undefined;
  /** Where each refusal can be mended: by its reason. */
  waysOut: WaysOut;
  /** The message about the missing amount, rendered by the server; null if the wallet suffices. */
  shortfall: ReactNode;
};

type Link = { href: string; says: string };

/** How a kind of asset looks. Parts that need no script are drawn by the server. */
export interface AssetUi<Kind extends AssetKind> {
  /** A small tile. Decoration: what it means always stands in the text beside it. */
  Mark(this: void, props: { terms: OfferOf<Kind>["terms"]; size?: "small" | "normal" }): ReactNode;
  /** An offer in a list. All of the card is one link. */
  Card(this: void, props: OfferCardProps<Kind>): ReactNode;
  /** What is on offer, from whom, and how long; once it is over, how it ended. */
  Heading(this: void, props: { offer: OfferOf<Kind>; availability: OfferAvailability; now: Date }): ReactNode;
  /** What a buyer pays and gets. */
  BuyerTerms(this: void, props: { offer: OfferOf<Kind>; isOver: boolean }): ReactNode;
  /** What the offer brings its seller. */
  SellerTerms(this: void, props: { offer: OfferOf<Kind> }): ReactNode;
  /** What the performer needs, shown in their room until they have performed. */
  PerformCard(this: void, props: { trade: TradeOf<Kind> }): ReactNode;
  /** Where offers like this one are, and where those that cost no more than a sum in minor units. */
  similar(this: void, offer: Pick<OfferOf<Kind>, "kind" | "terms">): Link;
  upTo(this: void, offer: OfferOf<Kind>, priceMinor: bigint): string;
}
