import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { ChevronLeftIcon, ChevronRightIcon, ShieldCheckIcon, TruckIcon } from "@/components/ui/icons";
import { categoryPath, listingPath } from "@/lib/catalog/address";
import type { PriceHint as Hint } from "@/lib/catalog/queries/price-range";
import type { ListingPage } from "@/lib/catalog/schema";
import { formatDay } from "@/lib/kernel/time-format";
import { naira } from "@/lib/money/format";
import { Heart } from "../heart";
import { PriceHint } from "../price-hint";
import { deliveryInWords, placeOf, returnsInWords, sharedWords } from "../words";
import { BuyBox } from "./buy-box";
import { Gallery } from "./gallery";
import { SellerBox } from "./seller-box";
import { ShareButton } from "./share-button";

type ListingViewProps = {
  listing: ListingPage;
  isOwn: boolean;
  /** Undefined: nobody is signed in. */
  isKept: boolean | undefined;
  /** How many of it are in the viewer’s cart. */
  inCart: number;
  /** A short address of it, with our origin. */
  url: string;
  /** What similar ones cost, where enough are known. */
  priceHint: Hint | null;
  /** What it costs to have it sent to where the viewer is; undefined where it is only fetched or can’t be bought. */
  there?: ReactNode;
  report?: ReactNode;
};

/** All of a listing. On a phone it has a bar of its own above, and the one thing to do below. */
export function ListingView(props: ListingViewProps) {
  const { listing, isOwn, isKept, inCart, url, priceHint, there, report } = props;
  const path = listingPath(listing);
  const share = { title: listing.title, says: sharedWords(listing), url };
  const heart = (look: "bare" | "words" | "button", count = 0) =>
    isOwn ? null : <Heart listing={listing} isKept={isKept} returnTo={path} look={look} count={count} />;
  return (
    <article data-thing className="max-md:pb-16">
      <div className="sticky top-0 z-10 -mx-4 -mt-5 mb-5 flex h-14 items-center gap-1 border-b border-line bg-ground/90 px-2 backdrop-blur-md md:hidden">
        <Link
          href={categoryPath(listing.category.slug)}
          prefetch={false}
          aria-label={`Back to ${listing.category.name}`}
          className="grid size-11 place-items-center rounded-full"
        >
          <ChevronLeftIcon size={24} />
        </Link>
        <p aria-hidden className="min-w-0 flex-1 truncate font-display font-semibold">
          {listing.title}
        </p>
        <ShareButton {...share} isBare />
        {heart("bare")}
      </div>
      <div className="mb-3 flex items-center justify-between gap-4 max-md:hidden">
        <Crumbs listing={listing} />
        <div className="flex shrink-0 items-center">
          <ShareButton {...share} />
          {heart("words", listing.favourites)}
        </div>
      </div>
      <div className="grid grid-cols-1 items-start gap-x-9 md:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
        <Gallery images={listing.images} title={listing.title} />
        <div className="row-span-2 mt-5 grid grid-cols-1 gap-5 md:mt-0">
          <Heading listing={listing} />
          {priceHint && <PriceHint hint={priceHint} priceMinor={BigInt(listing.price.minor)} of="this" />}
          <Buying listing={listing} isOwn={isOwn} inCart={inCart}>
            {heart("button")}
          </Buying>
          <Cover windowDays={listing.windowDays} />
          <Ways listing={listing}>{there}</Ways>
          <SellerBox listing={listing} />
          {report}
        </div>
        <About listing={listing} />
      </div>
    </article>
  );
}

const Crumbs = ({ listing }: { listing: ListingPage }) => (
  <nav aria-label="Breadcrumb" className="min-w-0">
    <ol className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
      {[{ slug: undefined, name: "Goods" }, ...listing.categoryPath].map(({ slug, name }, at) => (
        <li key={name} className="flex items-center gap-2">
          {at > 0 && <ChevronRightIcon size={14} />}
          <Link
            href={slug ? categoryPath(slug) : "/goods"}
            prefetch={false}
            className="inline-flex min-h-11 items-center hover:text-ink hover:underline"
          >
            {name}
          </Link>
        </li>
      ))}
    </ol>
  </nav>
);

function Heading({ listing }: { listing: ListingPage }) {
  const { title, price, comparePrice, conditionSays, conditionMeans, photoCheckedOn } = listing;
  return (
    <header>
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-muted">
        <Badge tone="ok">{conditionSays}</Badge>
        {conditionMeans.replace(/\.$/, "")}
      </p>
      {photoCheckedOn && <PhotoChecked on={photoCheckedOn} />}
      <h1 className="mt-2.5 text-[1.75rem] leading-tight">{title}</h1>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-3">
        <span className="fig text-[2.25rem] whitespace-nowrap">{naira(price.minor)}</span>
        {comparePrice && (
          <s className="text-muted">
            <span className="sr-only">before </span>
            {naira(comparePrice.minor)}
          </s>
        )}
      </p>
      <p className="text-sm text-muted">Buyers pay no extra fees.</p>
    </header>
  );
}

/** The paper in one of its pictures shows the word that its seller was given for that day. */
const PhotoChecked = ({ on }: { on: string }) => (
  <p className="mt-2 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-muted">
    <Badge tone="info">Photo checked</Badge>
    Taken by the seller on {formatDay(new Date(`${on}T12:00:00Z`))}, with a word from us beside the item
  </p>
);

type BuyingProps = { listing: ListingPage; isOwn: boolean; inCart: number; children: ReactNode };

/** What can be done: buying it, or keeping it in view where it can’t be bought now. */
function Buying({ listing, isOwn, inCart, children }: BuyingProps) {
  if (isOwn)
    return (
      <p className="rounded-inset bg-info-soft px-4 py-3 text-info">
        This is your listing, as buyers see it.
      </p>
    );
  const isGone = listing.status !== "AVAILABLE";
  if (listing.isSellerAway && !isGone)
    return (
      <section aria-label="Buy" className="grid gap-2">
        <p className="font-semibold">
          The seller is on holiday.
          <span className="block text-sm font-normal text-muted">Save it, and buy it once they’re back.</span>
        </p>
        {children}
      </section>
    );
  if (!isGone) return <BuyBox listing={listing} inCart={inCart} />;
  return (
    <section aria-label="Buy" className="grid gap-2">
      <p className="font-semibold">
        This is sold out.
        <span className="block text-sm font-normal text-muted">Save it, in case more come.</span>
      </p>
      <div className="max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:border-t max-md:border-line max-md:bg-surface max-md:p-3 max-md:pb-[calc(0.75rem+env(safe-area-inset-bottom))]">
        {children}
      </div>
    </section>
  );
}

const Cover = ({ windowDays }: { windowDays: number }) => (
  <section aria-labelledby="covered" className="rounded-box bg-primary-soft p-4">
    <h2 id="covered" className="flex items-center gap-2 font-sans text-base font-semibold text-primary-ink">
      <ShieldCheckIcon size={20} /> You’re covered
    </h2>
    <p className="mt-1.5 text-[0.9375rem]">
      Your money is held until you say it’s right. You have {windowDays} {windowDays === 1 ? "day" : "days"}{" "}
      to look at it once it arrives. Not as described? You get everything back.
    </p>
  </section>
);

const Ways = ({ listing, children }: { listing: ListingPage; children: ReactNode }) => (
  <section aria-label="Delivery" className="flex gap-3 border-y border-line py-4">
    <TruckIcon className="mt-0.5 text-muted" />
    <div className="grid min-w-0 flex-1 gap-3">
      {children}
      <p>
        <span className={children ? "block" : "block font-semibold"}>
          {deliveryInWords(listing.delivery)}
        </span>
        <span className="text-sm text-muted">
          From {placeOf(listing)}
          {listing.delivery.includes("PICK_UP") && ". Pick-up is free"}
        </span>
      </p>
    </div>
  </section>
);

function About({ listing }: { listing: ListingPage }) {
  const facts = [
    ...listing.attributes.map(({ key, label, says }) => ({ key, label, says })),
    { key: "returns", label: "Returns", says: returnsInWords(listing.returns) },
    { key: "stock", label: "In stock", says: listing.unitsLeft },
  ];
  return (
    <section aria-labelledby="about" className="mt-7 min-w-0">
      <h2 id="about" className="text-xl">
        About this item
      </h2>
      <p className="mt-3 whitespace-pre-line wrap-anywhere">{listing.description}</p>
      <dl className="mt-5 grid gap-x-8 sm:grid-cols-2">
        {facts.map(({ key, label, says }) => (
          <div key={key} className="flex justify-between gap-4 border-t border-line py-2.5 text-[0.9375rem]">
            <dt className="text-muted">{label}</dt>
            <dd className="text-right font-medium wrap-anywhere">{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
