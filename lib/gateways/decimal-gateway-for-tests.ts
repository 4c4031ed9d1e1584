import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { GatewayNoAnswer, GatewayRefused } from "./errors";
import type { Gateway, Page, WebhooksPort } from "./port";
import type { GatewayPayment, GatewayTransfer, PaymentOutcome, TransferOutcome } from "./records";

// A partial second gateway that proves the port is general: it uses decimals, finds payments by its own id, needs no
// recipients, has no virtual accounts, refunds or disputes, and authenticates webhooks with a static secret.

const paymentStatuses: Record<string, PaymentOutcome> = {
  successful: "paid",
  failed: "failed",
  pending: "open",
};
const transferStatuses: Record<string, TransferOutcome> = {
  SUCCESSFUL: "paid",
  FAILED: "failed",
  NEW: "open",
};

/** 2500.5 is 250050 kobo; more than two decimals are an error. */
export function minorOf(decimal: number): bigint {
  const [, whole = "", part = ""] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(String(decimal)) ?? [];
  if (!whole) throw new GatewayNoAnswer(`${decimal} is not an amount`);
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

const requestTo =
  (baseUrl: string) =>
  async <Shape extends z.ZodType>(shape: Shape, path: string, body?: object): Promise<z.output<Shape>> => {
    const response = await fetch(baseUrl + path, body ? { method: "POST", body: JSON.stringify(body) } : {});
    const parsed = envelope.safeParse(await response.json().catch(() => null));
    if (!parsed.success) throw new GatewayNoAnswer("a response without an envelope");
    if (response.status === 404) throw new GatewayRefused("not_found", parsed.data.message);
    if (parsed.data.status !== "success") throw new GatewayRefused("other", parsed.data.message);
    return shape.parse(parsed.data.data);
  };

const unsupported = async (): Promise<never> => {
  throw new GatewayRefused("other", "this gateway does not support it");
};
const emptyPage = async (): Promise<Page<never>> => ({ rows: [], hasMore: false });

/** @param options.hash the static secret in the header of its webhooks */
export function decimalGateway({ baseUrl, hash }: { baseUrl: string; hash: string }): Gateway {
  const request = requestTo(baseUrl);
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
      const { link } = await request(z.object({ link: z.url() }), "/payments", {
        ...body,
        redirect_url: callbackUrl,
      });
      return { url: link, token: null };
    },
    async payment({ gatewayRecordId }) {
      // Its id comes with the webhook or the browser; without it there is no lookup.
      if (!gatewayRecordId) throw new GatewayRefused("not_found", "its id is not known yet");
      return toPayment(await request(payment, `/transactions/${gatewayRecordId}/verify`));
    },
    payments: emptyPage,
    banks: unsupported,
    resolveAccount: unsupported,
    registerRecipient: async () => null,
    async sendTransfer({ reference, amountMinor, currency, account, reason }) {
      const to = { account_bank: account.bankCode, account_number: account.accountNumber };
      const body = { ...to, reference, amount: decimalOf(amountMinor), currency, narration: reason };
      return toTransfer(await request(transfer, "/transfers", body));
    },
    async transfer({ gatewayRecordId }) {
      return toTransfer(await request(transfer, `/transfers/${gatewayRecordId}`));
    },
    transfers: emptyPage,
    sendRefund: unsupported,
    refund: unsupported,
    refundsOf: unsupported,
    sendRefundTo: unsupported,
    refunds: emptyPage,
    dispute: unsupported,
    acceptDispute: unsupported,
    contestDispute: unsupported,
    disputes: emptyPage,
    balance: unsupported,
    settlements: emptyPage,
    balanceMoves: emptyPage,
    virtualAccounts: null,
    webhooks: webhooks(hash),
  };
}

const defaults = { isOtherMode: false, says: null, createdAt: null, feeMinor: null };

const toPayment = ({ id, tx_ref, status, amount, currency }: z.output<typeof payment>): GatewayPayment => ({
  ...defaults,
  id: String(id),
  reference: tx_ref,
  outcome: paymentStatuses[status] ?? "unknown",
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
  ...defaults,
  id: String(id),
  reference,
  code: null,
  outcome: transferStatuses[status] ?? "unknown",
  amountMinor: minorOf(amount),
  currency,
  settledAt: null,
});

const webhooks = (hash: string): WebhooksPort => ({
  isGenuine(_rawBody, headers) {
    const [received, expected] = [Buffer.from(headers.get("verif-hash") ?? ""), Buffer.from(hash)];
    return received.length === expected.length && timingSafeEqual(received, expected);
  },
  readEvent(body) {
    const { event, data } = z.object({ event: z.string(), data: payment }).parse(JSON.parse(body));
    if (event !== "charge.completed") return { kind: "other", event };
    const name = { reference: data.tx_ref, gatewayRecordId: String(data.id) };
    return { kind: "payment", payment: name, receiverAccount: null };
  },
});
