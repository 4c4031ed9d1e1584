import type { Tone } from "@/components/ui/badge";
import { type FlagReason, flagReasons, type ListingStatus, rejectionReasons } from "@/lib/catalog/words";
import { dictionary } from "@/lib/kernel/input/dictionary";

const verdicts = dictionary<string>({
  APPROVE: "Approved",
  ENDORSE: "Approved, as the first of two",
  REJECT: "Rejected",
  TAKE_DOWN: "Taken down",
  KEEP: "Kept after reports",
  WORD_SEEN: "Photo shows the word",
  WORD_MISSING: "Photo doesn’t show the word",
  EXTEND: "Extended",
});
const reasons = dictionary<string>(rejectionReasons);

/** What was decided, with the reason's name: `Rejected: The pictures aren’t yours`. */
export const verdictWords = (verdict: string, reasonCode: string | null): string =>
  [verdicts[verdict] ?? verdict, reasonCode && reasons[reasonCode]].filter(Boolean).join(": ");

const flags = dictionary<{ says: string }>(flagReasons);
export const flagWords = (reason: string): string => flags[reason as FlagReason]?.says ?? reason;

export const statusTones: Record<ListingStatus, Tone> = {
  DRAFT: "neutral",
  PENDING_REVIEW: "wait",
  REJECTED: "danger",
  AVAILABLE: "ok",
  INACTIVE: "neutral",
  IN_ESCROW: "info",
  COMPLETED: "info",
  EXPIRED: "neutral",
  WITHDRAWN: "neutral",
};
