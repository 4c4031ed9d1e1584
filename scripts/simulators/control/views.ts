import type { Message } from "../messages/mailbox";
import { statusAt, type Transaction } from "../paystack/charges/transaction";
import type { Delivery } from "../paystack/delivery";
import type { Settings } from "../settings";

/** A transaction for the control API; the id is a string, so that JSON parsers can't round it. */
export function transactionView(transaction: Transaction) {
  const { paid } = transaction;
  return {
    id: String(transaction.id),
    reference: transaction.reference,
    accessCode: transaction.accessCode,
    email: transaction.customer.email,
    status: statusAt(transaction, new Date()),
    gatewayResponse: transaction.gatewayResponse,
    requestedAmount: transaction.requestedMinor,
    currency: transaction.currency,
    metadata: transaction.metadata ?? null,
    paid: paid ? { amount: paid.amountMinor, currency: paid.currency, fees: paid.feesMinor } : null,
  };
}

/** A webhook for the control API, with its raw body and signature. */
export function webhookView({ id, event, reference, state, tries, answers, body, signature }: Delivery) {
  return { id, event, reference, state, tries, answers, body, signature };
}

/** A message for the control API. An SMS has one number, a mail can have several addresses. */
export function messageView(message: Message) {
  const { to, at } = message;
  return { ...message, to: message.kind === "sms" ? to[0] : to, at: at.toISOString() };
}

/** The settings without the keys. */
export function settingsView(settings: Settings) {
  const { publicUrl, paystackWebhookUrl = null, hourMs, requestsPerMinute, mailDown, smsDown } = settings;
  const { settleMs, byHand, aheadMs, pageLimit } = settings;
  return {
    publicUrl,
    paystackWebhookUrl,
    hourMs,
    requestsPerMinute,
    settleMs,
    byHand,
    aheadMs,
    pageLimit,
    mailDown,
    smsDown,
  };
}
