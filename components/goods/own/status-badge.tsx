import { Badge, type Tone } from "@/components/ui/badge";
import type { OwnListingCard } from "@/lib/catalog/schema";
import { type ListingStatus, statusWords } from "@/lib/catalog/words";
import { formatTimeLeft } from "@/lib/kernel/time-format";

const tones: Readonly<Record<ListingStatus, Tone>> = {
  DRAFT: "neutral",
  PENDING_REVIEW: "info",
  REJECTED: "danger",
  AVAILABLE: "ok",
  INACTIVE: "neutral",
  IN_ESCROW: "info",
  COMPLETED: "wait",
  EXPIRED: "neutral",
  WITHDRAWN: "neutral",
};

/** How a listing stands, and what its seller should know of it. */
export function StatusBadges({ listing, now }: { listing: OwnListingCard; now: Date }) {
  const { status, isExpiring, expiresAt, hasPending, isHidden } = listing;
  return (
    <span className="flex flex-wrap gap-1.5">
      <Badge tone={tones[status]}>{statusWords[status]}</Badge>
      {isExpiring && expiresAt && <Badge tone="wait">Ends: {formatTimeLeft(new Date(expiresAt), now)}</Badge>}
      {hasPending && status !== "PENDING_REVIEW" && <Badge tone="info">Change in review</Badge>}
      {isHidden && <Badge tone="danger">Hidden while we look at reports</Badge>}
    </span>
  );
}
