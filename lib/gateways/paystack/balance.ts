import "server-only";
import { z } from "zod";
import { GatewayNoAnswer } from "../errors";
import type { Span } from "../port";
import { domain, fee, id, maybe, moment, record, signedMinor, words } from "./fields";
import type { Page, PaystackHttp } from "./http";

/** One change of our balance. Amounts in kobo, negative if money left. */
export interface PaystackMove {
  id: string;
  /** After the change. */
  balanceMinor: bigint;
  differenceMinor: bigint;
  currency: string;
  reason: string | null;
  /** The record that caused it: 'Transaction', 'Transfer', 'Refund' or another model, and its id. */
  model: string | null;
  modelId: string | null;
  at: Date | null;
}

/** Money moved from the gateway to our bank. */
export interface PaystackSettlement {
  id: string;
  /** Kobo sent to our bank; negative if our bank paid in. */
  amountMinor: bigint;
  feeMinor: bigint | null;
  currency: string;
  domain: string | null;
  /** Only 'success' means completed. */
  status: string;
  settledAt: Date | null;
  createdAt: Date | null;
}

const balances = z.array(z.object({ currency: z.string(), balance: signedMinor }));

const move = record({
  id,
  balance: signedMinor,
  difference: signedMinor,
  currency: z.string(),
  reason: words,
  model_responsible: words,
  model_row: maybe(id).catch(null),
}).transform(
  ({ balance, difference, model_responsible, model_row, createdAt, ...rest }): PaystackMove => ({
    ...rest,
    balanceMinor: balance,
    differenceMinor: difference,
    model: model_responsible,
    modelId: model_row,
    at: createdAt,
  }),
);

const settlement = record({
  id,
  effective_amount: signedMinor,
  total_fees: fee,
  currency: z.string(),
  domain,
  status: z.string(),
  settlement_date: moment,
}).transform(
  ({ effective_amount, total_fees, settlement_date, ...rest }): PaystackSettlement => ({
    ...rest,
    amountMinor: effective_amount,
    feeMinor: total_fees,
    settledAt: settlement_date,
  }),
);

/** Our balance at the gateway, its changes and settlements. */
export function balance(http: PaystackHttp) {
  return {
    /** Our balance in one currency, in its minor units. */
    async balance(currency = "NGN"): Promise<bigint> {
      const all = await http.request(balances, "/balance");
      const own = all.find((item) => item.currency === currency);
      if (!own) throw new GatewayNoAnswer(`no balance in ${currency}`);
      return own.balance;
    },

    /** The changes of our balance, newest first. */
    balanceLedger(span: Span = {}): Promise<Page<PaystackMove>> {
      return http.requestPage(move, "/balance/ledger", { page: 1, ...span });
    },

    /** Settlements created in a span of time, newest first. */
    listSettlements(span: Span = {}): Promise<Page<PaystackSettlement>> {
      return http.requestPage(settlement, "/settlement", { page: 1, ...span });
    },
  };
}
