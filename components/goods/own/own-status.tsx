import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { listingPath } from "@/lib/catalog/address";
import { REVIEW_HOURS } from "@/lib/catalog/limits";
import type { OwnListingCard } from "@/lib/catalog/schema";
import type { ListingStatus } from "@/lib/catalog/words";
import { formatDateTime, formatTimeLeft } from "@/lib/kernel/time-format";

type OwnStatusProps = {
  listing: OwnListingCard;
  now: Date;
  /** It was submitted just now. */
  isFresh: boolean;
};

interface Said {
  tone: "ok" | "wait" | "info" | "danger";
  title: string;
  says: ReactNode;
}

/** Where a listing stands, in a sentence, and what follows. */
export function OwnStatus({ listing, now, isFresh }: OwnStatusProps) {
  const { tone, title, says } = saidOf(listing, now, isFresh);
  const isShown =
    listing.status === "AVAILABLE" || listing.status === "IN_ESCROW" || listing.status === "COMPLETED";
  return (
    <Notice
      tone={tone}
      title={title}
      role={isFresh ? "status" : undefined}
      aside={
        isShown && (
          <ButtonLink href={listingPath(listing)} kind="quiet" size="small">
            What buyers see
          </ButtonLink>
        )
      }
    >
      {says}
    </Notice>
  );
}

/** That a review takes longer than was promised, and by when it ends. */
export const LateReview = ({ by, now }: { by: Date; now: Date }) => (
  <>
    We haven’t reviewed it in time, and we’re sorry.{" "}
    {by > now ? (
      <>
        A moderator decides by <time dateTime={by.toISOString()}>{formatDateTime(by)}</time>.
      </>
    ) : (
      "A moderator looks at it as soon as possible."
    )}{" "}
    You don’t need to do anything.
  </>
);

/** What the moderator wrote, with the way to the rules where it is about those. */
const Why = ({ no }: { no: NonNullable<OwnListingCard["no"]> }) => (
  <>
    {no.sentence}
    {(no.reasonCode === "PROHIBITED" || no.reasonCode === "COUNTERFEIT") && (
      <>
        {" "}
        <Link href="/prohibited" prefetch={false} className="font-semibold underline underline-offset-4">
          What can’t be sold
        </Link>
      </>
    )}
  </>
);

function saidOf(listing: OwnListingCard, now: Date, isFresh: boolean): Said {
  const { status, no, isChecked, expiresAt, isExpiring } = listing;
  const end = expiresAt && new Date(expiresAt);
  if (status === "PENDING_REVIEW" && !isChecked)
    return {
      tone: "info",
      title: "Checking your listing",
      says: "This takes a few seconds. The page updates by itself.",
    };
  if (status === "PENDING_REVIEW" && listing.lateReviewBy)
    return {
      tone: "wait",
      title: "In review",
      says: <LateReview by={new Date(listing.lateReviewBy)} now={now} />,
    };
  if (status === "AVAILABLE")
    return {
      tone: "ok",
      title: isFresh ? "Your listing is live" : "Live",
      says: end && (
        <>
          Buyers can find it until <time dateTime={end.toISOString()}>{formatDateTime(end)}</time>
          {isExpiring && `, ${formatTimeLeft(end, now)}. Renew it to keep it up`}.
        </>
      ),
    };
  if (status === "REJECTED")
    return { tone: "danger", title: "Our moderators turned this down", says: no && <Why no={no} /> };
  if (status === "WITHDRAWN" && no)
    return { tone: "danger", title: "Our moderators took this down", says: <Why no={no} /> };
  return others[status];
}

const others: Readonly<Record<Exclude<ListingStatus, "AVAILABLE" | "REJECTED">, Said>> = {
  DRAFT: { tone: "info", title: "Draft", says: "Nothing of it is public." },
  PENDING_REVIEW: {
    tone: "wait",
    title: "In review",
    says: `A moderator looks at it, usually within ${REVIEW_HOURS} hours between 08:00 and 22:00. Then it goes live by itself. Your first three listings are always looked at.`,
  },
  INACTIVE: {
    tone: "info",
    title: "Paused",
    says: "Buyers can’t see it. Put it back whenever you’re ready; its time runs on.",
  },
  IN_ESCROW: {
    tone: "info",
    title: "All in trades",
    says: "Every piece is in a trade. It’s sold once they complete.",
  },
  COMPLETED: { tone: "ok", title: "Sold out", says: "Every piece has been sold." },
  EXPIRED: {
    tone: "wait",
    title: "Expired",
    says: "Its time is over. Renew it to put it back, within 90 days.",
  },
  WITHDRAWN: { tone: "info", title: "Withdrawn", says: "Buyers can’t see it any more." },
};
