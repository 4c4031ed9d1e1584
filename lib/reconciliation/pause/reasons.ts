import { gatewayTitle } from "@/lib/gateways/names";

/** Why payouts are paused, as everybody reads it. Staff choose one; 'differences' is the comparison's own. */
export const pauseWords = {
  differences: `Our records and ${gatewayTitle()}’s don’t match, and we’re finding out why.`,
  gateway: `${gatewayTitle()}, our payment provider, has problems sending money to banks.`,
  banks: "Transfers between Nigerian banks are failing at the moment.",
  maintenance: "We’re maintaining the system that sends withdrawals.",
  safety: "We’re checking something unusual, to keep everyone’s money safe.",
} as const;

export type PauseCause = keyof typeof pauseWords;

/** What staff can choose, in the order of the form. */
export const pauseReasons = ["gateway", "banks", "maintenance", "safety"] as const satisfies PauseCause[];
