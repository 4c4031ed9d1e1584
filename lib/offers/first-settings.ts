import type { NetworkLimits } from "@/lib/assets/airtime/limits";
import type { PriceBand } from "@/lib/assets/airtime/price";
import type { TradeLimits, VerificationLevel } from "@/lib/identity/limits/allowance";
import { basisPoints } from "@/lib/money/fees";

const checked = { lowestMinor: 50_00n, checkedOn: "2026-03-06", source: "airtime2cash.com" };

/** What the product comes with, as the migration writes it: for the seed's plans, which are decided without a database, and for tests. */
export const firstSettings = {
  tradeLimits: {
    BASIC: { tradeMinor: "5000000", dayMinor: "20000000" },
    VERIFIED: { tradeMinor: "100000000", dayMinor: "500000000" },
    TRUSTED: { tradeMinor: "1000000000", dayMinor: "2500000000" },
  } as const satisfies Record<VerificationLevel, TradeLimits>,
  feeRule: basisPoints(150),
  networks: {
    MTN: { ...checked, highestMinor: 10_000_00n, perDayMinor: 100_000_00n },
    AIRTEL: checked,
    GLO: checked,
    T2: checked,
  } as NetworkLimits,
  priceBand: { leastBps: 5_000, mostBps: 10_000 } as const satisfies PriceBand,
};
