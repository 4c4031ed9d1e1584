import type { AccountRef } from "../commit";
import { PLATFORM_ID } from "../ids";

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

/** For a plan's `open`. */
export const opening = ([kind, owner]: AccountRef) => ({ kind, owner, currency: "NGN" as const });
