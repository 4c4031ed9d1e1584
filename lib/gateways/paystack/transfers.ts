import "server-only";
import { z } from "zod";
import { GatewayNoAnswer } from "../errors";
import type { Span } from "../port";
import { id, maybe, minor, moment, record, wireAmount, words } from "./fields";
import type { Page, PaystackHttp } from "./http";

export interface TransferOrder {
  amountMinor: bigint;
  /** From `createRecipient`. */
  recipientCode: string;
  /** Ours: 16 to 50 of a-z, 0-9, '-' and '_'. One reference moves money at most once. */
  reference: string;
  /** What the receiver reads on the statement. */
  reason: string;
}

/** What the gateway knows of money on its way to a bank account. Amounts in kobo. */
export interface PaystackTransfer {
  id: string | null;
  transferCode: string | null;
  reference: string;
  /** The gateway's word; `transferOutcome` says what it means. */
  status: string;
  amountMinor: bigint;
  currency: string;
  /** 'test' or 'live', where it is told. */
  domain: string | null;
  /** What it costs us on top; null until known, nothing where it was given back. */
  feeMinor: bigint | null;
  recipientCode: string | null;
  /** The gateway's own words on the outcome; for staff. */
  says: string | null;
  createdAt: Date | null;
  settledAt: Date | null;
}

/** A number in lists, an object elsewhere: only the object has a code. */
const recipientCode = z
  .union([z.object({ recipient_code: z.string() }).transform((told) => told.recipient_code), z.string()])
  .nullish()
  .transform((told) => told ?? null)
  .catch(null);

const transfer = record({
  id: maybe(id),
  transfer_code: words,
  reference: z.string(),
  status: z.string(),
  amount: minor,
  currency: z.string(),
  domain: maybe(z.string()),
  fee_charged: maybe(minor),
  recipient: recipientCode,
  gateway_response: words,
  failures: z.unknown().optional(),
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
    ...told
  }): PaystackTransfer => ({
    ...told,
    amountMinor: amount,
    feeMinor: fee_charged,
    transferCode: transfer_code,
    recipientCode: recipient,
    says: gateway_response ?? wordsOf(failures),
    settledAt: transferred_at,
  }),
);

/** What went wrong comes as text, as a list or as an object. */
function wordsOf(failures: unknown): string | null {
  if (failures === null || failures === undefined) return null;
  const text = typeof failures === "string" ? failures : JSON.stringify(failures);
  return text.slice(0, 200);
}

/** Money out, to bank accounts. */
export function transfers(http: PaystackHttp) {
  const about = async (reference: string, told: Promise<PaystackTransfer>) => {
    const found = await told;
    if (found.reference !== reference) throw new GatewayNoAnswer("an answer about another transfer");
    return found;
  };
  return {
    /**
     * Asks the gateway to send money, which it does later. After GatewayNoAnswer, and after GatewayRefused with
     * 'duplicate_reference', only `verifyTransfer` tells whether it took the order; never choose another reference then.
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
      return about(reference, http.ask(transfer, "/transfer", { body }));
    },

    /** What became of a transfer. Refused with reason 'not_found' where the gateway has never heard of it. */
    verifyTransfer(reference: string): Promise<PaystackTransfer> {
      return about(reference, http.ask(transfer, `/transfer/verify/${encodeURIComponent(reference)}`));
    },

    /** The transfers made in a span of time, newest first. */
    listTransfers(span: Span = {}): Promise<Page<PaystackTransfer>> {
      return http.askPage(transfer, "/transfer", { page: 1, ...span });
    },
  };
}
