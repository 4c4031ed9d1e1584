import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { GatewayNoAnswer, GatewayRefused } from "./errors";
import type { Gateway, Page, WebhooksPort } from "./port";
import type { GatewayPayment, GatewayTransfer, PaymentOutcome, TransferOutcome } from "./records";

// A second gateway as far as the port has to fit one: it speaks decimals, is asked about payments by its own id, needs no
// recipients, has no accounts, refunds or disputes of ours to speak of, and proves its webhooks by a word that never changes.

const paymentWords: Record<string, PaymentOutcome> = {
  successful: "paid",
  failed: "failed",
  pending: "open",
};
const transferWords: Record<string, TransferOutcome> = { SUCCESSFUL: "paid", FAILED: "failed", NEW: "open" };

/** '2500.5' is 250050 kobo; more than two decimals is no amount. */
export function minorOf(decimal: number): bigint {
  const [, whole = "", part = ""] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(String(decimal)) ?? [];
  if (!whole) throw new GatewayNoAnswer(`${decimal} is no amount`);
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, "0"));
}

const decimalOf = (minor: bigint): number => Number(minor) / 100;

const envelope = z.object({ status: z.string(), message: z.string(), data: z.unknown() });
const payment = z.object({
  id: z.number(),
  tx_ref: z.string(),
  status: z.string(),
  amount: z.number(),
  currency: z.string(),
});
const transfer = z.object({
  id: z.number(),
  reference: z.string(),
  status: z.string(),
  amount: z.number(),
  currency: z.string(),
});

const askOf =
  (baseUrl: string) =>
  async <Shape extends z.ZodType>(shape: Shape, path: string, body?: object): Promise<z.output<Shape>> => {
    const response = await fetch(baseUrl + path, body ? { method: "POST", body: JSON.stringify(body) } : {});
    const told = envelope.safeParse(await response.json().catch(() => null));
    if (!told.success) throw new GatewayNoAnswer("an answer that is no envelope");
    if (response.status === 404) throw new GatewayRefused("not_found", told.data.message);
    if (told.data.status !== "success") throw new GatewayRefused("other", told.data.message);
    return shape.parse(told.data.data);
  };

const never = async (): Promise<never> => {
  throw new GatewayRefused("other", "this gateway has no such thing");
};
const noPage = async (): Promise<Page<never>> => ({ rows: [], hasMore: false });

/** @param options.hash the word in the header of its webhooks */
export function decimalGateway({ baseUrl, hash }: { baseUrl: string; hash: string }): Gateway {
  const ask = askOf(baseUrl);
  return {
    name: "decimal",
    isLive: false,
    capabilities: {
      virtualAccounts: false,
      popup: false,
      partialRefunds: false,
      refundsToAccount: false,
      recipients: false,
      balanceMoves: false,
    },
    async openCheckout({ reference, amountMinor, currency, email, callbackUrl }) {
      const body = { tx_ref: reference, amount: decimalOf(amountMinor), currency, customer: { email } };
      const { link } = await ask(z.object({ link: z.url() }), "/payments", {
        ...body,
        redirect_url: callbackUrl,
      });
      return { url: link, token: null };
    },
    async payment({ gatewayRecordId }) {
      // Without its id nothing can be asked: the webhook or the browser brings it.
      if (!gatewayRecordId) throw new GatewayRefused("not_found", "its id is not known yet");
      return toPayment(await ask(payment, `/transactions/${gatewayRecordId}/verify`));
    },
    payments: noPage,
    banks: never,
    resolveAccount: never,
    registerRecipient: async () => null,
    async sendTransfer({ reference, amountMinor, currency, account, reason }) {
      const to = { account_bank: account.bankCode, account_number: account.accountNumber };
      const body = { ...to, reference, amount: decimalOf(amountMinor), currency, narration: reason };
      return toTransfer(await ask(transfer, "/transfers", body));
    },
    async transfer({ gatewayRecordId }) {
      return toTransfer(await ask(transfer, `/transfers/${gatewayRecordId}`));
    },
    transfers: noPage,
    sendRefund: never,
    refund: never,
    refundsOf: never,
    sendRefundTo: never,
    refunds: noPage,
    dispute: never,
    acceptDispute: never,
    contestDispute: never,
    disputes: noPage,
    balance: never,
    settlements: noPage,
    balanceMoves: noPage,
    virtualAccounts: null,
    webhooks: webhooks(hash),
  };
}

const common = { isOtherMode: false, says: null, createdAt: null, feeMinor: null };

const toPayment = ({ id, tx_ref, status, amount, currency }: z.output<typeof payment>): GatewayPayment => ({
  ...common,
  id: String(id),
  reference: tx_ref,
  outcome: paymentWords[status] ?? "unknown",
  amountMinor: minorOf(amount),
  currency,
  channel: null,
  sender: null,
  customerId: null,
  paidAt: null,
});

const toTransfer = ({
  id,
  reference,
  status,
  amount,
  currency,
}: z.output<typeof transfer>): GatewayTransfer => ({
  ...common,
  id: String(id),
  reference,
  code: null,
  outcome: transferWords[status] ?? "unknown",
  amountMinor: minorOf(amount),
  currency,
  settledAt: null,
});

const webhooks = (hash: string): WebhooksPort => ({
  isGenuine(_rawBody, headers) {
    const [sent, own] = [Buffer.from(headers.get("verif-hash") ?? ""), Buffer.from(hash)];
    return sent.length === own.length && timingSafeEqual(sent, own);
  },
  readEvent(body) {
    const { event, data } = z.object({ event: z.string(), data: payment }).parse(JSON.parse(body));
    if (event !== "charge.completed") return { kind: "other", event };
    const name = { reference: data.tx_ref, gatewayRecordId: String(data.id) };
    return { kind: "payment", payment: name, receiverAccount: null };
  },
});
