import type { PriceBand } from "@/lib/assets/airtime/price";
import type { TradeLimits, VerificationLevel } from "@/lib/identity/limits/allowance";
import { basisPoints } from "@/lib/money/fees";

/** What the product comes with, as the migration writes it: for the seed's plans, which are decided without a database, and for tests. */
export const firstSettings = {
  tradeLimits: {
    BASIC: { tradeMinor: "5000000", dayMinor: "20000000" },
    VERIFIED: { tradeMinor: "100000000", dayMinor: "500000000" },
    TRUSTED: { tradeMinor: "1000000000", dayMinor: "2500000000" },
  } as const satisfies Record<VerificationLevel, TradeLimits>,
  feeRule: basisPoints(150),
  priceBand: { leastBps: 5_000, mostBps: 10_000 } as const satisfies PriceBand,
};
