import "server-only";
import { z } from "zod";
import type { Span } from "../port";
import { domain, id, maybe, minor, record, wireAmount, words } from "./fields";
import type { Page, PaystackHttp } from "./http";

export interface RefundOrder {
  /** The transaction's reference or the gateway's id of it. */
  transaction: string;
  amountMinor: bigint;
  /** Stored with the refund. A refund has no reference: ours goes here, to find it after a lost response. */
  note: string;
  /** Shown to the customer. */
  customerNote?: string;
}

/** A refund. Amounts in kobo. */
export interface PaystackRefund {
  id: string | null;
  /** `refundOutcome` interprets it. */
  status: string;
  amountMinor: bigint;
  currency: string;
  domain: string | null;
  transactionId: string | null;
  transactionReference: string | null;
  /** As given in the request. */
  note: string | null;
  createdAt: Date | null;
}

/** The transaction is a number in lists, an object in the response to an order. */
const transaction = z
  .union([id.transform((id) => ({ id, reference: null })), z.object({ id: id.nullish(), reference: words })])
  .nullish()
  .catch(null);

const refund = record({
  id: maybe(id),
  status: z.string(),
  amount: minor,
  currency: z.string(),
  domain,
  transaction,
  transaction_reference: words,
  merchant_note: words,
}).transform(
  ({ amount, transaction: of, transaction_reference, merchant_note, ...rest }): PaystackRefund => ({
    ...rest,
    amountMinor: amount,
    transactionId: of?.id ?? null,
    transactionReference: transaction_reference ?? of?.reference ?? null,
    note: merchant_note,
  }),
);

/** Refunds. */
export function refunds(http: PaystackHttp) {
  return {
    /**
     * Orders a refund, which the gateway sends later. It has no reference to look up: after GatewayNoAnswer look for our
     * `note` in `refundsOf` before retrying, or it is refunded twice.
     */
    async refund({ transaction, amountMinor, note, customerNote }: RefundOrder): Promise<PaystackRefund> {
      const body = {
        transaction,
        amount: wireAmount(amountMinor),
        currency: "NGN",
        merchant_note: note,
        ...(customerNote ? { customer_note: customerNote } : {}),
      };
      return http.request(refund, "/refund", { body });
    },

    /** Every refund of one transaction, by the gateway's id, newest first. */
    async refundsOf(transactionId: string): Promise<PaystackRefund[]> {
      const found: PaystackRefund[] = [];
      for (let page = 1; ; page++) {
        const response = await http.requestPage(refund, "/refund", { transaction: transactionId, page });
        found.push(...response.rows);
        if (!response.hasMore || response.rows.length === 0) return found;
      }
    },

    /** A refund by id. Refused with 'not_found' if the gateway does not know it. */
    fetchRefund(refundId: string): Promise<PaystackRefund> {
      return http.request(refund, `/refund/${encodeURIComponent(refundId)}`);
    },

    /** Sends a refund that needs attention to an account of the customer; `bankId` is the bank's id, not its code. */
    retryRefund(
      refundId: string,
      { accountNumber, bankId }: { accountNumber: string; bankId: string },
    ): Promise<PaystackRefund> {
      const body = {
        refund_account_details: { currency: "NGN", account_number: accountNumber, bank_id: bankId },
      };
      const path = `/refund/retry_with_customer_details/${encodeURIComponent(refundId)}`;
      return http.request(refund, path, { body });
    },

    /** Refunds created in a span of time, newest first. */
    listRefunds(span: Span = {}): Promise<Page<PaystackRefund>> {
      return http.requestPage(refund, "/refund", { page: 1, ...span });
    },
  };
}
