import type { Shape } from "../faults/lies";
import type { Recipient, Transfer } from "../records";
import type { Told } from "../told";

/** Who is asking: each tells the receiver and the dates in its own way, as Paystack's do. */
type Asker = "order" | "verify" | "list" | "transfer.success" | "transfer.failed" | "transfer.reversed";

/** A transfer as an endpoint or an event tells it. */
export function transferShape(transfer: Transfer, asker: Asker): Shape {
  const isBare = asker === "order" || asker === "list";
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
    ...datesOf(transfer, asker),
  };
}

function datesOf({ createdAt, updatedAt }: Transfer, asker: Asker): Shape {
  const [made, moved] = [createdAt.toISOString(), updatedAt.toISOString()];
  const isOddOne = asker === "transfer.failed" || asker === "transfer.reversed";
  return isOddOne ? { created_at: made, updated_at: moved } : { createdAt: made, updatedAt: moved };
}

/** An account to which money may be sent. */
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

/** A transfer as lists, and whoever asks for one by its key, see it. */
export function transferTold(transfer: Transfer, asker: "verify" | "list"): Told {
  const { id, reference, code, createdAt, status } = transfer;
  return {
    keys: [String(id), reference, code],
    at: createdAt,
    status,
    shape: () => transferShape(transfer, asker),
  };
}
