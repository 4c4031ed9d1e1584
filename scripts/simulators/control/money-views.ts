import type { DedicatedAccount, Dispute, Refund, Settlement, Transfer } from "../paystack/records";

/** A transfer for the control API. Ids are strings everywhere here, so that JSON parsers can't round them. */
export function transferView(transfer: Transfer) {
  const { accountNumber, accountName, bankCode, code } = transfer.recipient;
  return {
    id: String(transfer.id),
    reference: transfer.reference,
    transferCode: transfer.code,
    status: transfer.status,
    amount: transfer.amountMinor,
    fee: transfer.feeMinor,
    accountNumber,
    accountName,
    bankCode,
    recipientCode: code,
    reason: transfer.reason,
    failure: transfer.failure ?? null,
  };
}

/** A refund for the control API. */
export function refundView(refund: Refund) {
  return {
    id: String(refund.id),
    reference: refund.transaction.reference,
    transactionId: String(refund.transaction.id),
    status: refund.status,
    amount: refund.amountMinor,
    note: refund.merchantNote,
  };
}

/** A dispute for the control API. */
export function disputeView(dispute: Dispute) {
  return {
    id: String(dispute.id),
    reference: dispute.transaction.reference,
    transactionId: String(dispute.transaction.id),
    status: dispute.status,
    resolution: dispute.resolution,
    amount: dispute.amountMinor,
    dueAt: dispute.dueAt.toISOString(),
    message: dispute.message ?? null,
    evidence: dispute.evidence ? { ...dispute.evidence, id: String(dispute.evidence.id) } : null,
    attachment: dispute.attachment ?? null,
  };
}

/** A dedicated account for the control API. */
export function accountView(account: DedicatedAccount) {
  return {
    id: String(account.id),
    accountNumber: account.accountNumber,
    accountName: account.accountName,
    bank: account.bank.slug,
    email: account.customer.email,
    customerCode: account.customer.code,
    active: account.isActive,
  };
}

/** A settlement for the control API. */
export function settlementView({ id, amountMinor, at }: Settlement) {
  return { id: String(id), amount: Number(amountMinor), at: at.toISOString() };
}
