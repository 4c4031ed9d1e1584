import "server-only";
import { z } from "zod";
import type { Evidence, Span } from "../port";
import { id, minor, moment, record, wireAmount, words } from "./fields";
import type { Page, PaystackHttp } from "./http";

/** A chargeback: the customer's bank wants the money back. Amounts in kobo. */
export interface PaystackDispute {
  id: string;
  transactionId: string | null;
  /** Of the transaction it is about. */
  reference: string | null;
  /** What the customer wants back. */
  amountMinor: bigint;
  currency: string;
  domain: string | null;
  /** The gateway's word; `disputeOutcome` says what it and `resolution` mean. */
  status: string;
  resolution: string | null;
  category: string | null;
  /** After this it is accepted for us, and the money is gone. */
  dueAt: Date | null;
  resolvedAt: Date | null;
  createdAt: Date | null;
}

export interface DisputeAnswer {
  resolution: "merchant-accepted" | "declined";
  message: string;
  /** What goes back to the customer where we accept. */
  refundAmountMinor: bigint;
  /** From `uploadUrl`, once the file is uploaded. */
  uploadedFilename?: string;
  /** From `addEvidence`. */
  evidenceId?: string;
}

const dispute = record({
  id,
  refund_amount: minor.nullish(),
  currency: z.string().nullish(),
  domain: z.string().nullish(),
  status: z.string(),
  resolution: z.string().nullish(),
  category: words,
  transaction: z
    .object({ id: id.nullish(), reference: words, amount: minor.nullish(), currency: words })
    .nullish(),
  transaction_reference: words,
  dueAt: moment,
  due_at: moment,
  resolvedAt: moment,
  resolved_at: moment,
}).transform((told, context): PaystackDispute => {
  const amountMinor = told.refund_amount ?? told.transaction?.amount;
  if (amountMinor === undefined || amountMinor === null) {
    context.addIssue({ code: "custom", message: "a dispute about no amount" });
    return z.NEVER;
  }
  return {
    id: told.id,
    transactionId: told.transaction?.id ?? null,
    reference: told.transaction_reference ?? told.transaction?.reference ?? null,
    amountMinor,
    currency: told.currency ?? told.transaction?.currency ?? "",
    domain: told.domain ?? null,
    status: told.status,
    resolution: told.resolution ?? null,
    category: told.category ?? null,
    dueAt: told.dueAt ?? told.due_at,
    resolvedAt: told.resolvedAt ?? told.resolved_at,
    createdAt: told.createdAt,
  };
});

const evidence = z.object({ id: id.nullish() });

const upload = z.object({ signedUrl: z.url({ protocol: /^https?$/ }), fileName: z.string().min(1).max(300) });

/** Chargebacks, and our answers to them. */
export function disputes(http: PaystackHttp) {
  const path = (disputeId: string, part = "") => `/dispute/${encodeURIComponent(disputeId)}${part}`;
  return {
    /** The disputes raised in a span of time, newest first; `status` is a word of the gateway's. */
    listDisputes(span: Span & { status?: string } = {}): Promise<Page<PaystackDispute>> {
      return http.askPage(dispute, "/dispute", { page: 1, ...span });
    },

    /** How a dispute stands. Refused with reason 'not_found' where the gateway has never heard of it. */
    fetchDispute(disputeId: string): Promise<PaystackDispute> {
      return http.ask(dispute, path(disputeId));
    },

    /** Tells the customer's bank what was sold. Answers the id by which `resolveDispute` names it, where there is one. */
    async addEvidence(disputeId: string, told: Evidence): Promise<string | null> {
      const body = {
        customer_email: told.customerEmail,
        customer_name: told.customerName,
        customer_phone: told.customerPhone,
        service_details: told.serviceDetails,
        delivery_date: told.deliveryDate,
      };
      return (await http.ask(evidence, path(disputeId, "/evidence"), { body })).id ?? null;
    },

    /** Where to put a file, and the name under which `resolveDispute` speaks of it. */
    uploadUrl(disputeId: string, fileName: string): Promise<{ signedUrl: string; fileName: string }> {
      return http.ask(upload, path(disputeId, "/upload_url"), { query: { upload_filename: fileName } });
    },

    /** Puts a file where `uploadUrl` said. */
    upload(signedUrl: string, bytes: Uint8Array, contentType: string): Promise<void> {
      return http.putBytes(signedUrl, bytes, contentType);
    },

    /** Our answer. Accepting costs us the amount at once; declining leaves it to the customer's bank. */
    async resolveDispute(disputeId: string, answer: DisputeAnswer): Promise<PaystackDispute> {
      const body = {
        resolution: answer.resolution,
        message: answer.message,
        refund_amount: answer.refundAmountMinor === 0n ? 0 : wireAmount(answer.refundAmountMinor),
        uploaded_filename: answer.uploadedFilename,
        evidence: answer.evidenceId,
      };
      return http.ask(dispute, path(disputeId, "/resolve"), { method: "PUT", body });
    },
  };
}
