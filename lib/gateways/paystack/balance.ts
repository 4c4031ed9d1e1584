import "server-only";
import { z } from "zod";
import { GatewayNoAnswer } from "../errors";
import type { Span } from "../port";
import { id, madeAt, minor, moment, moments, signedMinor, words } from "./fields";
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

const move = z
  .object({
    id,
    balance: signedMinor,
    difference: signedMinor,
    currency: z.string(),
    reason: words,
    model_responsible: words,
    model_row: id.nullish().catch(null),
    ...moments,
  })
  .transform(
    (told): PaystackMove => ({
      id: told.id,
      balanceMinor: told.balance,
      differenceMinor: told.difference,
      currency: told.currency,
      reason: told.reason ?? null,
      model: told.model_responsible ?? null,
      modelId: told.model_row ?? null,
      at: madeAt(told),
    }),
  );

const settlement = z
  .object({
    id,
    effective_amount: signedMinor,
    total_fees: minor.nullish(),
    currency: z.string(),
    domain: z.string().nullish(),
    status: z.string(),
    settlement_date: moment,
    ...moments,
  })
  .transform(
    (told): PaystackSettlement => ({
      id: told.id,
      amountMinor: told.effective_amount,
      feeMinor: told.total_fees ?? null,
      currency: told.currency,
      domain: told.domain ?? null,
      status: told.status,
      settledAt: told.settlement_date,
      createdAt: madeAt(told),
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
