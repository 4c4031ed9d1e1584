import "server-only";
import { z } from "zod";
import type { Span } from "../port";
import { id, maybe, minor, record, wireAmount, words } from "./fields";
import type { Page, PaystackHttp } from "./http";

export interface RefundOrder {
  /** The transaction's reference or the gateway's id of it. */
  transaction: string;
  amountMinor: bigint;
  /** Kept with the refund. A refund has no reference: ours goes in here, so that a lost answer can be found again. */
  note: string;
  /** What the customer reads. */
  customerNote?: string;
}

/** What the gateway knows of money on its way back to where it came from. Amounts in kobo. */
export interface PaystackRefund {
  id: string | null;
  /** The gateway's word; `refundOutcome` says what it means. */
  status: string;
  amountMinor: bigint;
  currency: string;
  domain: string | null;
  transactionId: string | null;
  transactionReference: string | null;
  /** As it was given on asking. */
  note: string | null;
  createdAt: Date | null;
}

/** The transaction is a number in lists, an object in the answer to the order. */
const transaction = z
  .union([id.transform((id) => ({ id, reference: null })), z.object({ id: id.nullish(), reference: words })])
  .nullish()
  .catch(null);

const refund = record({
  id: maybe(id),
  status: z.string(),
  amount: minor,
  currency: z.string(),
  domain: maybe(z.string()),
  transaction,
  transaction_reference: words,
  merchant_note: words,
}).transform(
  ({ amount, transaction: of, transaction_reference, merchant_note, ...told }): PaystackRefund => ({
    ...told,
    amountMinor: amount,
    transactionId: of?.id ?? null,
    transactionReference: transaction_reference ?? of?.reference ?? null,
    note: merchant_note,
  }),
);

/** Money back to where it came from. */
export function refunds(http: PaystackHttp) {
  return {
    /**
     * Asks the gateway to send money back, which it does later. It has no reference to ask by: after GatewayNoAnswer
     * look for our `note` in `refundsOf` before asking again, or it is paid back twice.
     */
    async refund({ transaction, amountMinor, note, customerNote }: RefundOrder): Promise<PaystackRefund> {
      const body = {
        transaction,
        amount: wireAmount(amountMinor),
        currency: "NGN",
        merchant_note: note,
        ...(customerNote ? { customer_note: customerNote } : {}),
      };
      return http.ask(refund, "/refund", { body });
    },

    /** Every refund of one transaction, newest first, named by the gateway's id of it. */
    async refundsOf(transactionId: string): Promise<PaystackRefund[]> {
      const found: PaystackRefund[] = [];
      for (let page = 1; ; page++) {
        const answer = await http.askPage(refund, "/refund", { transaction: transactionId, page });
        found.push(...answer.rows);
        if (!answer.hasMore || answer.rows.length === 0) return found;
      }
    },

    /** What became of a refund. Refused with reason 'not_found' where the gateway has never heard of it. */
    fetchRefund(refundId: string): Promise<PaystackRefund> {
      return http.ask(refund, `/refund/${encodeURIComponent(refundId)}`);
    },

    /** Sends a refund that needs attention to an account the customer names; `bankId` is the bank's id, not its code. */
    retryRefund(
      refundId: string,
      { accountNumber, bankId }: { accountNumber: string; bankId: string },
    ): Promise<PaystackRefund> {
      const body = {
        refund_account_details: { currency: "NGN", account_number: accountNumber, bank_id: bankId },
      };
      const path = `/refund/retry_with_customer_details/${encodeURIComponent(refundId)}`;
      return http.ask(refund, path, { body });
    },

    /** The refunds asked for in a span of time, newest first. */
    listRefunds(span: Span = {}): Promise<Page<PaystackRefund>> {
      return http.askPage(refund, "/refund", { page: 1, ...span });
    },
  };
}
