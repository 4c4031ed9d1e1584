import "server-only";
import { z } from "zod";
import { GatewayNoAnswer } from "../errors";
import type { Span } from "../port";
import { domain, explanation, fee, id, maybe, minor, moment, record, wireAmount, words } from "./fields";
import type { Page, PaystackHttp } from "./http";

export interface TransferOrder {
  amountMinor: bigint;
  /** From `createRecipient`. */
  recipientCode: string;
  /** Ours: 16 to 50 of a-z, 0-9, '-' and '_'. One reference moves money at most once. */
  reference: string;
  /** Shown on the recipient's bank statement. */
  reason: string;
}

/** A transfer to a bank account. Amounts in kobo. */
export interface PaystackTransfer {
  id: string | null;
  transferCode: string | null;
  reference: string;
  /** `transferOutcome` interprets it. */
  status: string;
  amountMinor: bigint;
  currency: string;
  /** 'test' or 'live', if given. */
  domain: string | null;
  /** Our cost on top; null until known, 0 if refunded. */
  feeMinor: bigint | null;
  recipientCode: string | null;
  /** The gateway's message on the outcome, for staff. */
  says: string | null;
  createdAt: Date | null;
  settledAt: Date | null;
}

/** A number in lists, an object elsewhere: only the object has a code. */
const recipientCode = z
  .union([
    z.object({ recipient_code: z.string() }).transform((recipient) => recipient.recipient_code),
    z.string(),
  ])
  .nullish()
  .transform((code) => code ?? null)
  .catch(null);

const transfer = record({
  id: maybe(id),
  transfer_code: words,
  reference: z.string(),
  status: z.string(),
  amount: minor,
  currency: z.string(),
  domain,
  fee_charged: fee,
  recipient: recipientCode,
  gateway_response: explanation,
  failures: explanation,
  transferred_at: moment,
}).transform(
  ({
    amount,
    fee_charged,
    transfer_code,
    recipient,
    gateway_response,
    failures,
    transferred_at,
    ...rest
  }): PaystackTransfer => ({
    ...rest,
    amountMinor: amount,
    feeMinor: fee_charged,
    transferCode: transfer_code,
    recipientCode: recipient,
    says: gateway_response ?? failures?.slice(0, LONGEST_FAILURE) ?? null,
    settledAt: transferred_at,
  }),
);

const LONGEST_FAILURE = 200;

/** Money out, to bank accounts. */
export function transfers(http: PaystackHttp) {
  const checked = async (reference: string, response: Promise<PaystackTransfer>) => {
    const found = await response;
    if (found.reference !== reference) throw new GatewayNoAnswer("a response about another transfer");
    return found;
  };
  return {
    /**
     * Orders a transfer, which the gateway sends later. After GatewayNoAnswer, and after GatewayRefused with
     * 'duplicate_reference', only `verifyTransfer` shows whether the order was accepted; never retry with another reference.
     */
    async transfer({
      amountMinor,
      recipientCode,
      reference,
      reason,
    }: TransferOrder): Promise<PaystackTransfer> {
      const amount = wireAmount(amountMinor);
      const body = {
        source: "balance",
        amount,
        recipient: recipientCode,
        reference,
        reason,
        currency: "NGN",
      };
      return checked(reference, http.request(transfer, "/transfer", { body }));
    },

    /** A transfer by reference. Refused with 'not_found' if the gateway does not know it. */
    verifyTransfer(reference: string): Promise<PaystackTransfer> {
      return checked(reference, http.request(transfer, `/transfer/verify/${encodeURIComponent(reference)}`));
    },

    /** Transfers created in a span of time, newest first. */
    listTransfers(span: Span = {}): Promise<Page<PaystackTransfer>> {
      return http.requestPage(transfer, "/transfer", { page: 1, ...span });
    },
  };
}
