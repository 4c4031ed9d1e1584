import "server-only";
import { z } from "zod";
import type { Evidence, Span } from "../port";
import { domain, id, minor, moment, record, wireAmount, words } from "./fields";
import type { Page, PaystackHttp } from "./http";

/** A chargeback: the customer's bank claims the money back. Amounts in kobo. */
export interface PaystackDispute {
  id: string;
  transactionId: string | null;
  /** The disputed transaction's reference. */
  reference: string | null;
  /** The disputed amount. */
  amountMinor: bigint;
  currency: string;
  domain: string | null;
  /** `disputeOutcome` interprets it together with `resolution`. */
  status: string;
  resolution: string | null;
  category: string | null;
  /** After this the dispute is accepted for us, and the money is lost. */
  dueAt: Date | null;
  resolvedAt: Date | null;
  createdAt: Date | null;
}

export interface DisputeResponse {
  resolution: "merchant-accepted" | "declined";
  message: string;
  /** Returned to the customer if we accept. */
  refundAmountMinor: bigint;
  /** From `uploadUrl`, once the file is uploaded. */
  uploadedFilename?: string;
  /** From `addEvidence`. */
  evidenceId?: string;
}

const dispute = record({
  id,
  refund_amount: minor.nullish(),
  currency: words,
  domain,
  status: z.string(),
  resolution: words,
  category: words,
  transaction: z
    .object({ id: id.nullish(), reference: words, amount: minor.nullish(), currency: words })
    .nullish(),
  transaction_reference: words,
  dueAt: moment,
  due_at: moment,
  resolvedAt: moment,
  resolved_at: moment,
}).transform((fields, context): PaystackDispute => {
  const amountMinor = fields.refund_amount ?? fields.transaction?.amount;
  if (amountMinor === undefined || amountMinor === null) {
    context.addIssue({ code: "custom", message: "a dispute without an amount" });
    return z.NEVER;
  }
  return {
    id: fields.id,
    transactionId: fields.transaction?.id ?? null,
    reference: fields.transaction_reference ?? fields.transaction?.reference ?? null,
    amountMinor,
    currency: fields.currency ?? fields.transaction?.currency ?? "",
    domain: fields.domain,
    status: fields.status,
    resolution: fields.resolution,
    category: fields.category,
    dueAt: fields.dueAt ?? fields.due_at,
    resolvedAt: fields.resolvedAt ?? fields.resolved_at,
    createdAt: fields.createdAt,
  };
});

const evidence = z.object({ id: id.nullish() });

const upload = z.object({ signedUrl: z.url({ protocol: /^https?$/ }), fileName: z.string().min(1).max(300) });

/** Chargebacks and our responses. */
export function disputes(http: PaystackHttp) {
  const path = (disputeId: string, part = "") => `/dispute/${encodeURIComponent(disputeId)}${part}`;
  return {
    /** Disputes created in a span of time, newest first; `status` is the gateway's. */
    listDisputes(span: Span & { status?: string } = {}): Promise<Page<PaystackDispute>> {
      return http.requestPage(dispute, "/dispute", { page: 1, ...span });
    },

    /** A dispute by id. Refused with 'not_found' if the gateway does not know it. */
    fetchDispute(disputeId: string): Promise<PaystackDispute> {
      return http.request(dispute, path(disputeId));
    },

    /** Submits evidence of what was sold. Returns its id for `resolveDispute`, if there is one. */
    async addEvidence(disputeId: string, details: Evidence): Promise<string | null> {
      const body = {
        customer_email: details.customerEmail,
        customer_name: details.customerName,
        customer_phone: details.customerPhone,
        service_details: details.serviceDetails,
        delivery_date: details.deliveryDate,
      };
      return (await http.request(evidence, path(disputeId, "/evidence"), { body })).id ?? null;
    },

    /** The URL to upload a file to, and its name for `resolveDispute`. */
    uploadUrl(disputeId: string, fileName: string): Promise<{ signedUrl: string; fileName: string }> {
      return http.request(upload, path(disputeId, "/upload_url"), { query: { upload_filename: fileName } });
    },

    /** Uploads a file to the URL from `uploadUrl`. */
    upload(signedUrl: string, bytes: Uint8Array, contentType: string): Promise<void> {
      return http.putBytes(signedUrl, bytes, contentType);
    },

    /** Our response. Accepting costs us the amount immediately; declining leaves the decision to the customer's bank. */
    async resolveDispute(disputeId: string, response: DisputeResponse): Promise<PaystackDispute> {
      const body = {
        resolution: response.resolution,
        message: response.message,
        refund_amount: response.refundAmountMinor === 0n ? 0 : wireAmount(response.refundAmountMinor),
        uploaded_filename: response.uploadedFilename,
        evidence: response.evidenceId,
      };
      return http.request(dispute, path(disputeId, "/resolve"), { method: "PUT", body });
    },
  };
}
