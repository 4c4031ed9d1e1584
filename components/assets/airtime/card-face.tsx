"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { BadgeCheckIcon } from "@/components/ui/icons";
import { formatPercent } from "@/lib/money/format";
import type { CardWords } from "./card-words";
import { NetworkMark, networkNames } from "./network-mark";

// Drawn in the browser's half although it does nothing there: markup of the server's half is sent, and paid for, twice,
// and the list is mostly these.

const frame = "relative flex flex-col rounded-box border border-line bg-surface p-4.5 shadow-card";

type LinkedFaceProps = { words: CardWords; heading: "h2" | "h3"; isOwn: boolean };

/** A card in a list. All of it is one link. */
export function LinkedFace({ words, heading: Heading, isOwn }: LinkedFaceProps) {
  return (
    <article className={`${frame} transition-colors hover:border-edge`}>
      <Head words={words}>
        <Heading className="min-w-0 flex-1 tracking-normal">
          <Link
            href={`/offers/${words.id}`}
            prefetch={false}
            className="after:absolute after:inset-0 after:rounded-box after:content-[''] focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-offset-2 focus-visible:after:outline-primary-ink"
          >
            <FaceValue words={words} />
          </Link>
        </Heading>
      </Head>
      <Body words={words} isOwn={isOwn} />
    </article>
  );
}

/** The same, leading nowhere. */
export function PlainFace({ words }: { words: CardWords }) {
  return (
    <div className={frame}>
      <Head words={words}>
        <p className="min-w-0 flex-1">
          <FaceValue words={words} />
        </p>
      </Head>
      <Body words={words} isOwn={false} />
    </div>
  );
}

function Head({ words, children }: { words: CardWords; children: ReactNode }) {
  return (
    <div className="flex items-center gap-3.5">
      <NetworkMark network={words.network} />
      {children}
      {words.discountBps > 0 && <Badge tone="ok">{`${formatPercent(words.discountBps)} off`}</Badge>}
    </div>
  );
}

const amount = "fig whitespace-nowrap tabular-nums";

const FaceValue = ({ words }: { words: CardWords }) => (
  <>
    <span className={`${amount} block text-xl`}>{words.faceValue}</span>
    <span className="block font-sans text-sm font-normal leading-5 text-muted">
      {`${networkNames[words.network]} airtime`}
      {words.transfers && `, ${words.transfers}`}
    </span>
  </>
);

function Body({ words, isOwn }: { words: CardWords; isOwn: boolean }) {
  return (
    <>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-4 rounded-inset bg-ground px-3.5 py-2.5">
        <p className="text-sm leading-snug">
          You pay
          <span className="block text-xs tabular-nums text-muted">{`${words.perHundred} per ₦100`}</span>
        </p>
        <span className={`${amount} ml-auto text-2xl`}>{words.price}</span>
      </div>
      <Seller words={words} isOwn={isOwn} />
      <ul className="mt-3.5 flex flex-wrap gap-x-4 gap-y-1 border-t border-line pt-3.5 text-sm tabular-nums text-muted">
        {words.record.map((figure) => (
          <li key={figure}>{figure}</li>
        ))}
      </ul>
    </>
  );
}

function Seller({ words, isOwn }: { words: CardWords; isOwn: boolean }) {
  return (
    <div className="mt-3.5 flex items-center gap-2.5 text-sm">
      <Avatar name={words.seller} pictureId={words.pictureId} />
      <p className="flex min-w-0 flex-1 items-center gap-1.5 font-semibold">
        <span className="truncate" title={words.seller}>
          {words.seller}
        </span>
        {words.isVerified && <BadgeCheckIcon size={18} className="text-primary-ink" label="Verified" />}
        {isOwn && <Badge tone="info">Yours</Badge>}
      </p>
      <time dateTime={words.expiresAt} title={`Until ${words.until}, Lagos`} className="shrink-0 text-muted">
        {words.timeLeft}
      </time>
    </div>
  );
}
