import "server-only";
import { z } from "zod";
import { GatewayNoAnswer } from "../errors";
import type { Span } from "../port";
import { id, maybe, minor, moment, record, signedMinor, words } from "./fields";
import type { Page, PaystackHttp } from "./http";

/** How our balance came to be what it is. Amounts in kobo, below nothing where money left. */
export interface PaystackMove {
  id: string;
  /** After the move. */
  balanceMinor: bigint;
  differenceMinor: bigint;
  currency: string;
  reason: string | null;
  /** What moved it: 'Transaction', 'Transfer', 'Refund' or another word of the gateway's, and its id. */
  model: string | null;
  modelId: string | null;
  at: Date | null;
}

/** Money between the gateway and our bank. */
export interface PaystackSettlement {
  id: string;
  /** Kobo that went to our bank; below nothing where our bank paid in. */
  amountMinor: bigint;
  feeMinor: bigint | null;
  currency: string;
  domain: string | null;
  /** The gateway's word: only 'success' means that it went. */
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
  ({ balance, difference, model_responsible, model_row, createdAt, ...told }): PaystackMove => ({
    ...told,
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
  total_fees: maybe(minor),
  currency: z.string(),
  domain: maybe(z.string()),
  status: z.string(),
  settlement_date: moment,
}).transform(
  ({ effective_amount, total_fees, settlement_date, ...told }): PaystackSettlement => ({
    ...told,
    amountMinor: effective_amount,
    feeMinor: total_fees,
    settledAt: settlement_date,
  }),
);

/** What the gateway holds for us, and why. */
export function balance(http: PaystackHttp) {
  return {
    /** Our balance in one currency, in its minor units. */
    async balance(currency = "NGN"): Promise<bigint> {
      const held = await http.ask(balances, "/balance");
      const own = held.find((one) => one.currency === currency);
      if (!own) throw new GatewayNoAnswer(`a balance without ${currency}`);
      return own.balance;
    },

    /** What moved our balance, newest first. */
    balanceLedger(span: Span = {}): Promise<Page<PaystackMove>> {
      return http.askPage(move, "/balance/ledger", { page: 1, ...span });
    },

    /** What went between the gateway and our bank in a span of time, newest first. */
    listSettlements(span: Span = {}): Promise<Page<PaystackSettlement>> {
      return http.askPage(settlement, "/settlement", { page: 1, ...span });
    },
  };
}
