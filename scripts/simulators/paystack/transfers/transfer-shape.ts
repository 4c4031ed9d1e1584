import type { Shape } from "../faults/body-faults";
import type { ListedRecord } from "../listed-record";
import type { Recipient, Transfer } from "../records";

/** Where it is returned: each has its own form of recipient and dates, as at Paystack. */
type Source = "order" | "verify" | "list" | "transfer.success" | "transfer.failed" | "transfer.reversed";

/** A transfer in an endpoint or event. */
export function transferShape(transfer: Transfer, source: Source): Shape {
  const isBare = source === "order" || source === "list";
  return {
    id: transfer.id,
    amount: transfer.amountMinor,
    currency: "NGN",
    domain: "test",
    status: transfer.status,
    reference: transfer.reference,
    transfer_code: transfer.code,
    reason: transfer.reason,
    source: "balance",
    source_details: null,
    failures: transfer.failure ? { message: transfer.failure } : null,
    titan_code: null,
    transferred_at: transfer.settledAt?.toISOString() ?? null,
    fee_charged: transfer.feeMinor,
    gateway_response: null,
    integration: isBare ? 100_043 : { id: 100_043, is_live: false, business_name: "Amana" },
    recipient: isBare ? transfer.recipient.id : recipientShape(transfer.recipient),
    session: { provider: "nip", id: null },
    ...datesOf(transfer, source),
  };
}

function datesOf({ createdAt, updatedAt }: Transfer, source: Source): Shape {
  const [made, moved] = [createdAt.toISOString(), updatedAt.toISOString()];
  const isSnakeCase = source === "transfer.failed" || source === "transfer.reversed";
  return isSnakeCase ? { created_at: made, updated_at: moved } : { createdAt: made, updatedAt: moved };
}

export function recipientShape(recipient: Recipient): Shape {
  return {
    id: recipient.id,
    recipient_code: recipient.code,
    type: "nuban",
    name: recipient.name,
    currency: "NGN",
    domain: "test",
    active: true,
    is_deleted: false,
    isDeleted: false,
    integration: 100_043,
    description: null,
    email: null,
    metadata: null,
    details: {
      authorization_code: null,
      account_number: recipient.accountNumber,
      account_name: recipient.accountName,
      bank_code: recipient.bankCode,
      bank_name: recipient.bankName,
    },
    createdAt: recipient.createdAt.toISOString(),
    updatedAt: recipient.createdAt.toISOString(),
  };
}

/** A transfer for lists and lookups. */
export function transferRecord(transfer: Transfer, source: "verify" | "list"): ListedRecord {
  const { id, reference, code, createdAt, status } = transfer;
  return {
    keys: [String(id), reference, code],
    at: createdAt,
    status,
    shape: () => transferShape(transfer, source),
  };
}
