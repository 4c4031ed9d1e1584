import "server-only";
import { invariant } from "@/lib/kernel/refusal";
import type {
  Capabilities,
  DisputesPort,
  Gateway,
  GatewayAdapter,
  Holder,
  Page,
  PaymentsPort,
  RefundsPort,
  TransfersPort,
  VirtualAccountsPort,
} from "../port";
import { openPaystack, type Paystack } from "./client";
import {
  type Mode,
  toBalanceMove,
  toDispute,
  toPayment,
  toRefund,
  toSettlement,
  toTransfer,
} from "./convert";
import { readEvent } from "./events";
import type { PaystackOptions } from "./http";
import { API } from "./origins";
import { isPaystackLive, paystackOptions, paystackSettings } from "./settings";
import { isFromPaystack, SIGNATURE_HEADER } from "./signature";

export const paystackCapabilities = (baseUrl: string): Capabilities => ({
  virtualAccounts: true,
  // The popup has Paystack's URLs built in, so it works only with the real API.
  popup: new URL(baseUrl).origin === API,
  partialRefunds: true,
  refundsToAccount: true,
  recipients: true,
  balanceMoves: true,
});

export const paystack: GatewayAdapter = {
  open: () => paystackAdapter(paystackOptions()),
  isLive: isPaystackLive,
  capabilities: () => paystackCapabilities(paystackSettings().PAYSTACK_BASE_URL),
};

/** Paystack's adapter. It looks up payments and transfers by our reference, and refunds by the payment's id. */
export function paystackAdapter(options: PaystackOptions): Gateway {
  const client = openPaystack(options);
  const mode: Mode = options.secretKey.startsWith("sk_live_") ? "live" : "test";
  return {
    name: "paystack",
    isLive: mode === "live",
    capabilities: paystackCapabilities(options.baseUrl),
    ...payments(client, mode),
    ...transfers(client, mode),
    ...refunds(client, mode),
    ...disputes(client, mode),
    balance: (currency) => client.balance(naira(currency)),
    settlements: (span) => pageOf(client.listSettlements(span), toSettlement),
    balanceMoves: (span) => pageOf(client.balanceLedger(span), toBalanceMove),
    virtualAccounts: virtualAccounts(client, mode),
    webhooks: {
      isGenuine: (rawBody, headers) =>
        isFromPaystack(rawBody, headers.get(SIGNATURE_HEADER), options.secretKey),
      readEvent,
    },
  };
}

/** Our Paystack account holds only naira. */
function naira(currency: string): "NGN" {
  invariant(currency === "NGN", "Paystack moves naira for us");
  return "NGN";
}

async function pageOf<Source, Row>(
  page: Promise<Page<Source>>,
  convert: (source: Source) => Row,
): Promise<Page<Row>> {
  const { rows, hasMore } = await page;
  return { rows: rows.map(convert), hasMore };
}

function payments(client: Paystack, mode: Mode): PaymentsPort {
  const convert = (source: Parameters<typeof toPayment>[0]) => toPayment(source, mode);
  return {
    async openCheckout({ currency, ...order }) {
      naira(currency);
      const { authorizationUrl, accessCode } = await client.initialize(order);
      return { url: authorizationUrl, token: accessCode };
    },
    payment: async ({ reference }) => convert(await client.verify(reference)),
    payments: ({ onlyPaid, ...span }) =>
      pageOf(client.listTransactions({ ...span, ...(onlyPaid && { status: "success" }) }), convert),
  };
}

function transfers(client: Paystack, mode: Mode): TransfersPort {
  const convert = (source: Parameters<typeof toTransfer>[0]) => toTransfer(source, mode);
  return {
    banks: (currency) => client.banks(naira(currency)),
    resolveAccount: (account) => client.resolveAccount(account),
    registerRecipient: ({ currency, ...account }) =>
      client.createRecipient({ ...account, currency: naira(currency) }),
    async sendTransfer({ recipient, currency, amountMinor, reference, reason }) {
      naira(currency);
      invariant(recipient, "a transfer through Paystack names a recipient");
      return convert(await client.transfer({ amountMinor, recipientCode: recipient, reference, reason }));
    },
    transfer: async ({ reference }) => convert(await client.verifyTransfer(reference)),
    transfers: (span) => pageOf(client.listTransfers(span), convert),
  };
}

function refunds(client: Paystack, mode: Mode): RefundsPort {
  const convert = (source: Parameters<typeof toRefund>[0]) => toRefund(source, mode);
  return {
    async sendRefund({ payment, currency, ...order }) {
      naira(currency);
      return convert(
        await client.refund({ ...order, transaction: payment.gatewayRecordId ?? payment.reference }),
      );
    },
    refund: async (refundId) => convert(await client.fetchRefund(refundId)),
    async refundsOf({ gatewayRecordId }) {
      invariant(gatewayRecordId, "Paystack lists refunds by its own id of the payment");
      return (await client.refundsOf(gatewayRecordId)).map(convert);
    },
    async sendRefundTo(refundId, { currency, ...account }) {
      naira(currency);
      return convert(await client.retryRefund(refundId, account));
    },
    refunds: (span) => pageOf(client.listRefunds(span), convert),
  };
}

function disputes(client: Paystack, mode: Mode): DisputesPort {
  const convert = (source: Parameters<typeof toDispute>[0]) => toDispute(source, mode);
  return {
    dispute: async (disputeId) => convert(await client.fetchDispute(disputeId)),
    async acceptDispute(disputeId, { message, amountMinor, currency }) {
      naira(currency);
      const response = { resolution: "merchant-accepted", message, refundAmountMinor: amountMinor } as const;
      return convert(await client.resolveDispute(disputeId, response));
    },
    async contestDispute(disputeId, { message, evidence, document }) {
      const evidenceId = await client.addEvidence(disputeId, evidence);
      const { signedUrl, fileName } = await client.uploadUrl(disputeId, document.name);
      await client.upload(signedUrl, document.bytes, document.contentType);
      return convert(
        await client.resolveDispute(disputeId, {
          resolution: "declined",
          message,
          refundAmountMinor: 0n,
          uploadedFilename: fileName,
          ...(evidenceId ? { evidenceId } : {}),
        }),
      );
    },
    disputes: (span) => pageOf(client.listDisputes(span), convert),
  };
}

const preferredBanks: Record<Mode, string> = { live: "titan-paystack", test: "test-bank" };

function virtualAccounts(client: Paystack, mode: Mode): VirtualAccountsPort {
  return {
    async openVirtualAccount({ name, email, phone }: Holder, currency) {
      naira(currency);
      const [firstName = name, ...rest] = name.trim().split(/\s+/);
      const lastName = rest.join(" ") || firstName;
      const customerCode = await client.createCustomer({ email, firstName, lastName, phone });
      const { active: _active, ...made } = await client.createDedicatedAccount({
        customerCode,
        preferredBank: preferredBanks[mode],
      });
      return { ...made, customerId: customerCode };
    },
    findMissedTransfers: ({ accountNumber, bankSlug }, day) =>
      client.requeryDedicatedAccount({ accountNumber, providerSlug: bankSlug, day }),
    closeVirtualAccount: (gatewayRecordId) => client.closeDedicatedAccount(gatewayRecordId),
  };
}
