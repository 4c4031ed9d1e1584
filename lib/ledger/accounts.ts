import type { AccountRef } from "@/lib/kernel/commit";
import { PLATFORM_ID } from "@/lib/kernel/ids";

/** Owners of the accounts that mirror a payment gateway's balance. */
export const gatewayIds = { paystack: "00000000-0000-0000-0000-0000000000a1" } as const;

export type Gateway = keyof typeof gatewayIds;

/** What the platform owes a user and they may spend. */
export const wallet = (userId: string): AccountRef => ["WALLET", userId];

/** Each trade's own: holds the price until the trade ends. */
export const escrow = (tradeId: string): AccountRef => ["ESCROW", tradeId];

/** What the platform has earned. */
export const fees: AccountRef = ["FEES", PLATFORM_ID];

/** Its negation equals what the gateway reports as ours. */
export const gatewayAccount = (gateway: Gateway): AccountRef => ["GATEWAY", gatewayIds[gateway]];

/** What gateways have charged us. */
export const gatewayFees: AccountRef = ["GATEWAY_FEES", PLATFORM_ID];

/** Each payout's own: what is on its way to a bank account, with the user's fee. */
export const payoutPending = (payoutId: string): AccountRef => ["PAYOUT_PENDING", payoutId];

/** Each refund's own: what is on its way back to where it came from. */
export const refundPending = (refundId: string): AccountRef => ["REFUND_PENDING", refundId];

/** Each deposit's own: money whose sender is not who it should be. */
export const quarantine = (depositId: string): AccountRef => ["QUARANTINE", depositId];

/** Each case's own: what a bank has asked back. */
export const chargebackHold = (chargebackId: string): AccountRef => ["CHARGEBACK_HOLD", chargebackId];

/** What chargebacks have cost us and nobody has made good. */
export const chargebackLoss: AccountRef = ["CHARGEBACK_LOSS", PLATFORM_ID];

/** Our own account at a bank, to which gateways settle. */
export const ownBank: AccountRef = ["BANK", PLATFORM_ID];

/** For a plan's `open`. */
export const opening = ([kind, owner]: AccountRef) => ({ kind, owner, currency: "NGN" as const });
