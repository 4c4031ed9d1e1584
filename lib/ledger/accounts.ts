import { type CarrierName, carriers } from "@/lib/carriers/names";
import { type GatewayName, gateways } from "@/lib/gateways/names";
import type { AccountRef } from "@/lib/kernel/commit";
import { PLATFORM_ID } from "@/lib/kernel/ids";
import type { PlatformAccount } from "@/lib/kernel/machine";
import type { Currency } from "@/lib/money/currencies";

/** A user's spendable balance, which the platform owes them. */
export const wallet = (userId: string, currency: Currency): AccountRef => ({
  kind: "WALLET",
  subject: "",
  owner: userId,
  currency,
});

/** Money held for one subject: a trade, a payout, a refund, a deposit in quarantine, a chargeback. */
export const hold = (subject: string, id: string, currency: Currency): AccountRef => ({
  kind: "HOLD",
  subject,
  owner: id,
  currency,
});

const platform =
  (kind: PlatformAccount) =>
  (currency: Currency): AccountRef => ({ kind, subject: "", owner: PLATFORM_ID, currency });

/** The platform's revenue. */
export const fees = platform("FEES");

/** The fees that gateways charged us. */
export const gatewayFees = platform("GATEWAY_FEES");

/** Our bank account, to which gateways settle. */
export const ownBank = platform("BANK");

/** Losses from chargebacks that are not recovered. */
export const chargebackLoss = platform("CHARGEBACK_LOSS");

/** What we have credited to wallets, less what we have taken back, to put mistakes right. */
export const adjustments = platform("ADJUSTMENTS");

/** Our own money, set apart for losses of users. */
export const insurance = platform("INSURANCE");

/** What is spent to win users, and on promises to them: below zero by as much. */
export const promotions = platform("PROMOTIONS");

/** What we owe a carrier; below zero where it is paid in advance. */
export const carrierAccount = (carrier: CarrierName, currency: Currency): AccountRef => ({
  kind: "CARRIER",
  subject: "",
  owner: carriers[carrier].ledgerId,
  currency,
});

/** Our balance at a gateway, negated. */
export const gatewayAccount = (gateway: GatewayName, currency: Currency): AccountRef => ({
  kind: "GATEWAY",
  subject: "",
  owner: gateways[gateway].ledgerId,
  currency,
});
