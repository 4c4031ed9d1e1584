import type { TradingLimits } from "@/lib/identity/limits/allowance";
import { MINUTE } from "@/lib/kernel/clock";
import type { Moment } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { basisPoints } from "@/lib/money/fees";
import { firstSettings } from "../offers/first-settings";
import type { TradeToSettle } from "./rules";

export const NOW = new Date("2026-11-21T12:00:00Z");
/** NOW, and so many minutes. */
export const at = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);
export const TODAY = "2026-11-21";
export const ADA = newId();
export const BAYO = newId();

/** A user's limits; nothing is used today unless given. */
export const tradingLimits = (userId: string, known: Partial<TradingLimits> = {}): TradingLimits => ({
  userId,
  version: 1n,
  openOffers: 1,
  payouts: 0,
  day: TODAY,
  tradedMinor: 4_150_33n,
  restrictions: null,
  level: "BASIC",
  limits: firstSettings.tradeLimits.BASIC,
  proven: true,
  ...known,
});

/** Ada's trade with Bayo of 4,150.33 naira after three moves, as a decision reads it. */
export const tradeFacts = (known: Partial<TradeToSettle> = {}): TradeToSettle & Moment => ({
  id: newId(),
  version: 3n,
  offerId: newId(),
  buyerId: ADA,
  sellerId: BAYO,
  performerId: BAYO,
  confirmerId: ADA,
  kind: "AIRTIME",
  priceMinor: 4_150_33n,
  holdMinor: 4_150_33n,
  holdCurrency: HOME,
  holdSource: "wallet",
  feeRule: basisPoints(150),
  day: TODAY,
  moves: 3,
  state: "IN_ESCROW",
  begunAt: null,
  deliveredAt: null,
  deliveriesUndone: 0,
  deadlineAt: null,
  proposal: null,
  lines: [
    {
      units: 1n,
      offer: {
        id: newId(),
        version: 2n,
        state: "IN_ESCROW",
        termsVersion: 1n,
        unitsTotal: 1n,
        unitsHeld: 1n,
        unitsSold: 0n,
        expiresAt: new Date("2026-11-22T12:00:00Z"),
      },
    },
  ],
  now: NOW,
  ...known,
});
