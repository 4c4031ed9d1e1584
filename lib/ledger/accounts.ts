import { type GatewayName, gateways } from "@/lib/gateways/names";
import type { AccountRef } from "@/lib/kernel/commit";
import { PLATFORM_ID } from "@/lib/kernel/ids";
import type { Currency } from "@/lib/money/currencies";

/** What the platform owes a person and they may spend. */
export const wallet = (userId: string, currency: Currency): AccountRef => ({
  kind: "WALLET",
  subject: "",
  owner: userId,
  currency,
});

/** What is held for one subject: a trade, a payout, a refund, a deposit in quarantine, a chargeback. */
export const hold = (subject: string, id: string, currency: Currency): AccountRef => ({
  kind: "HOLD",
  subject,
  owner: id,
  currency,
});

const platform =
  (kind: "FEES" | "GATEWAY_FEES" | "BANK" | "CHARGEBACK_LOSS") =>
  (currency: Currency): AccountRef => ({ kind, subject: "", owner: PLATFORM_ID, currency });

/** What the platform has earned. */
export const fees = platform("FEES");

/** What gateways have charged us. */
export const gatewayFees = platform("GATEWAY_FEES");

/** Our own account at a bank, to which gateways settle. */
export const ownBank = platform("BANK");

/** What chargebacks have cost us and nobody has made good. */
export const chargebackLoss = platform("CHARGEBACK_LOSS");

/** Its negation equals what the gateway reports as ours. */
export const gatewayAccount = (gateway: GatewayName, currency: Currency): AccountRef => ({
  kind: "GATEWAY",
  subject: "",
  owner: gateways[gateway].ledgerId,
  currency,
});
