import type { OfferView } from "@/lib/offers/schema";

/** The availability of an offer to its viewer. */
export type OfferAvailability = "open" | "paused" | "taken" | "sold" | "expired" | "withdrawn";

type Facts = Pick<OfferView, "state" | "expiresAt">;

/** Its time may have passed a moment before the clock has written that down. */
export function availabilityOf({ state, expiresAt }: Facts, now: Date): OfferAvailability {
  if (state === "IN_ESCROW") return "taken";
  if (state === "COMPLETED") return "sold";
  if (state === "WITHDRAWN") return "withdrawn";
  if (state === "EXPIRED" || Date.parse(expiresAt) <= now.getTime()) return "expired";
  return state === "PAUSED" ? "paused" : "open";
}

type Words = { label: string; tone: "ok" | "wait" | "info" | "neutral"; toBuyers: string };

export const availabilityWords: Record<OfferAvailability, Words> = {
  open: { label: "Open", tone: "ok", toBuyers: "" },
  paused: { label: "Paused", tone: "wait", toBuyers: "The seller has paused this offer." },
  taken: {
    label: "In a trade",
    tone: "wait",
    toBuyers: "Someone has accepted this offer. Their money is in escrow.",
  },
  sold: { label: "Sold", tone: "info", toBuyers: "This offer has been sold." },
  expired: { label: "Expired", tone: "neutral", toBuyers: "This offer has expired." },
  withdrawn: { label: "Unpublished", tone: "neutral", toBuyers: "The seller unpublished this offer." },
};
