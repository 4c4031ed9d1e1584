"use client";
import Link from "next/link";
import { LastTrades } from "@/components/offers/last-trades";
import { Stars } from "@/components/reviews/stars";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { BadgeCheckIcon } from "@/components/ui/icons";
import { formatPercent } from "@/lib/money/format";
import { NetworkMark, networkNames } from "../network-mark";
import type { RowWords } from "./row-words";

// Drawn in the browser's half although it does nothing there: markup of the server's half is sent, and paid for, twice.

/** A space that stays at the head of a box. */
const DOT = "\u00a0· ";

/** What the narrowest phones have no room for. */
const NARROWEST_HIDES = "max-[22.5rem]:hidden";

const figure = "fig whitespace-nowrap tabular-nums";

/**
 * An offer in the market's list: two lines of a phone, or a row of the table, whose columns come from the list's grid. All of it is
 * one link. What belongs together on a phone lies in one box, which a wide screen takes apart into cells.
 */
export function OfferRow({ words, isOwn }: { words: RowWords; isOwn: boolean }) {
  return (
    <article className="relative grid h-[65px] grid-cols-[auto_minmax(0,1fr)_auto] grid-rows-2 items-center max-lg:gap-x-3 border-line border-t px-4 hover:bg-ground/60 lg:col-span-full lg:h-14 lg:grid-cols-subgrid lg:grid-rows-1 lg:px-5">
      <span className="max-lg:col-start-1 max-lg:row-span-2 max-lg:row-start-1 grid">
        <NetworkMark network={words.network} size="row" />
      </span>
      <div className="max-lg:col-start-2 max-lg:row-start-1 flex min-w-0 items-baseline gap-x-2 self-end lg:contents">
        <FaceValue words={words} />
        <span
          className={`whitespace-nowrap text-sm font-semibold text-primary-ink tabular-nums lg:order-3 lg:justify-self-end ${words.isEnding ? NARROWEST_HIDES : ""}`}
        >
          {words.discountBps > 0 && formatPercent(words.discountBps)}
          {words.discountBps > 0 && <span className="lg:sr-only"> off</span>}
        </span>
        <TimeLeft words={words} />
      </div>
      <div className="max-lg:col-start-2 max-lg:row-start-2 flex min-w-0 items-center self-start text-sm leading-5 text-muted lg:contents">
        <Seller words={words} isOwn={isOwn} />
      </div>
      <div className="col-start-3 row-span-2 row-start-1 text-right lg:contents">
        <span className={`${figure} block text-lg lg:order-1 lg:justify-self-end lg:text-base`}>
          <span className="sr-only">You pay </span>
          {words.price}
        </span>
        <span className="block whitespace-nowrap text-xs text-muted tabular-nums lg:order-2 lg:justify-self-end lg:text-sm lg:leading-5 lg:text-ink">
          {words.perHundred}
          <span className="lg:sr-only"> / ₦100</span>
          {words.versusMedian && (
            <span className="hidden text-xs text-muted lg:block">{words.versusMedian}</span>
          )}
        </span>
      </div>
      <span
        aria-hidden
        className="hidden rounded-field border border-line px-3 py-1.5 text-center text-sm font-semibold lg:order-8 lg:block"
      >
        {isOwn ? "View" : "Buy"}
      </span>
    </article>
  );
}

const FaceValue = ({ words }: { words: RowWords }) => (
  <h2 className="tracking-normal">
    <Link
      href={`/offers/${words.id}`}
      prefetch={false}
      className={`${figure} text-base after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:-outline-offset-3 focus-visible:after:outline-primary-ink`}
    >
      {words.faceValue}
      <span className="sr-only"> {networkNames[words.network]} airtime</span>
    </Link>
    {words.transfers && (
      <span className="block whitespace-nowrap font-normal font-sans text-xs text-muted tabular-nums max-lg:hidden">
        {words.transfers}
      </span>
    )}
  </h2>
);

/** A phone has room for it only where it is short. */
const TimeLeft = ({ words }: { words: RowWords }) => (
  <time
    dateTime={words.expiresAt}
    title={`Until ${words.until}, Lagos`}
    className={`whitespace-nowrap text-sm tabular-nums lg:order-7 lg:justify-self-end ${words.isEnding ? "font-semibold text-wait" : "text-muted max-lg:hidden"}`}
  >
    {words.left}
    <span className="lg:sr-only"> left</span>
  </time>
);

function Seller({ words, isOwn }: { words: RowWords; isOwn: boolean }) {
  return (
    <>
      <div className="flex min-w-0 items-center gap-2.5 lg:order-4">
        <span className="max-lg:hidden">
          <Avatar name={words.seller} pictureId={words.pictureId} size="small" />
        </span>
        <div className="min-w-0">
          <p className="flex min-w-0 items-center gap-1.5 lg:font-semibold lg:text-ink lg:text-sm">
            <span className={`truncate ${isOwn ? "max-lg:hidden" : ""}`} title={words.seller}>
              {words.seller}
            </span>
            {words.isVerified && <BadgeCheckIcon size={16} className="text-primary-ink" label="Verified" />}
            {isOwn && <Badge tone="info">Yours</Badge>}
          </p>
          <p className="truncate text-xs text-muted tabular-nums max-lg:hidden">
            {words.rating && <Stars average={words.rating} />}
            {words.rating && " · "}
            {words.experience}
          </p>
        </div>
      </div>
      <span className="whitespace-nowrap tabular-nums lg:hidden">
        {words.isNew ? `${DOT}new` : words.completedRoughly && DOT + words.completedRoughly}
      </span>
      <span className="hidden lg:order-5 lg:block">
        <LastTrades outcomes={words.lastTrades} />
        <span className="mt-1 block whitespace-nowrap text-xs text-muted tabular-nums">
          {words.completed ? `${words.completed} completed` : "No trades yet"}
        </span>
      </span>
      <span
        className={`whitespace-nowrap tabular-nums lg:order-6 lg:justify-self-end lg:text-ink ${NARROWEST_HIDES}`}
      >
        {words.delivers && <span className="lg:hidden">{DOT}</span>}
        {words.delivers}
      </span>
    </>
  );
}
