import type { OwnListingCard } from "@/lib/catalog/schema";
import type { ListingStatus } from "@/lib/catalog/words";
import { DAY } from "@/lib/kernel/clock";
import { RENEWED_UNTIL_DAYS } from "@/lib/offers/listing-moves";

export type OwnMove =
  | "write"
  | "mend"
  | "change"
  | "restock"
  | "pause"
  | "resume"
  | "renew"
  | "withdraw"
  | "delete";

const usual: Readonly<Record<ListingStatus, readonly OwnMove[]>> = {
  DRAFT: ["write", "delete"],
  PENDING_REVIEW: ["withdraw"],
  REJECTED: ["mend", "delete"],
  AVAILABLE: ["change", "restock", "pause", "withdraw"],
  INACTIVE: ["resume", "change", "restock", "withdraw"],
  IN_ESCROW: ["restock", "withdraw"],
  COMPLETED: ["restock", "delete"],
  EXPIRED: ["renew", "delete"],
  WITHDRAWN: ["delete"],
};

/** Its price and number are changed in its row. */
export const isChangedInRow = ({ status }: Pick<OwnListingCard, "status">): boolean =>
  status === "AVAILABLE" || status === "INACTIVE";

/** What its seller can do with a listing now, the likeliest first. The commands decide it again. */
export function movesOf(
  { status, isExpiring, expiresAt }: Pick<OwnListingCard, "status" | "isExpiring" | "expiresAt">,
  now: Date,
): readonly OwnMove[] {
  const left = expiresAt === null ? 0 : Date.parse(expiresAt) - now.getTime();
  const isRenewable = (status === "AVAILABLE" || status === "IN_ESCROW") && isExpiring && left > 0;
  if (isRenewable) return ["renew", ...usual[status]];
  if (status === "EXPIRED" && left < -RENEWED_UNTIL_DAYS * DAY) return ["delete"];
  if (status === "INACTIVE" && left <= 0) return usual.INACTIVE.filter((move) => move !== "resume");
  return usual[status];
}
