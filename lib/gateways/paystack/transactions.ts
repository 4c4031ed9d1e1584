import "server-only";
import { z } from "zod";
import { GatewayNoAnswer } from "../errors";
import type { Span } from "../port";
import type { Sender } from "../records";
import { domain, explanation, fee, id, maybe, minor, moment, record, words } from "./fields";
import type { Page, PaystackHttp } from "./http";

export interface CheckoutOrder {
  email: string;
  amountMinor: bigint;
  reference: string;
  /** Where the browser returns after paying or cancelling. */
  callbackUrl: string;
}

export interface Checkout {
  authorizationUrl: string;
  accessCode: string;
}

/** A transaction. Amounts in kobo. */
export interface PaystackTransaction {
  /** The gateway's own id, as a numeric string: it does not fit a double. */
  id: string;
  /** Only 'success' means paid. */
  status: string;
  reference: string;
  amountMinor: bigint;
  currency: string;
  /** 'test' or 'live', if given. */
  domain: string | null;
  /** Null while the gateway has not computed its fee. */
  feeMinor: bigint | null;
  channel: string | null;
  /** The gateway's message on the outcome, for staff. */
  says: string | null;
  /** Only for bank transfers. */
  sender: Sender | null;
  customerCode: string | null;
  paidAt: Date | null;
  createdAt: Date | null;
}

const checkout = z.object({
  authorization_url: z.url({ protocol: /^https?$/ }),
  access_code: z.string().min(1).max(200),
  reference: z.string(),
});

const sender = z
  .object({
    sender_name: words,
    sender_bank: words,
    sender_bank_account_number: words,
    receiver_bank_account_number: words,
  })
  .transform((fields): Sender | null => {
    const found = {
      name: fields.sender_name,
      bank: fields.sender_bank,
      account: fields.sender_bank_account_number,
      receiverAccount: fields.receiver_bank_account_number,
    };
    return Object.values(found).some((word) => word !== null) ? found : null;
  });

const transaction = record({
  id,
  status: z.string(),
  reference: z.string(),
  amount: minor,
  currency: z.string(),
  domain,
  fees: fee,
  channel: words,
  gateway_response: explanation,
  authorization: maybe(sender).catch(null),
  customer: z.object({ customer_code: words }).nullish().catch(null),
  paid_at: moment,
}).transform(
  ({ amount, fees, gateway_response, authorization, customer, paid_at, ...rest }): PaystackTransaction => ({
    ...rest,
    amountMinor: amount,
    feeMinor: fees,
    says: gateway_response,
    sender: authorization,
    customerCode: customer?.customer_code ?? null,
    paidAt: paid_at,
  }),
);

/** Money in: checkouts and transactions. */
export function transactions(http: PaystackHttp) {
  return {
    /** Opens a transaction under our own reference, at most once for each reference. */
    async initialize({ email, amountMinor, reference, callbackUrl }: CheckoutOrder): Promise<Checkout> {
      const body = {
        email,
        amount: amountMinor.toString(),
        currency: "NGN",
        reference,
        callback_url: callbackUrl,
        metadata: { cancel_action: callbackUrl },
      };
      const opened = await http.request(checkout, "/transaction/initialize", { body });
      if (opened.reference !== reference) throw new GatewayNoAnswer("a response for another reference");
      return { authorizationUrl: opened.authorization_url, accessCode: opened.access_code };
    },

    /** A transaction by reference. Refused with 'not_found' if the gateway does not know it. */
    verify(reference: string): Promise<PaystackTransaction> {
      return http.request(transaction, `/transaction/verify/${encodeURIComponent(reference)}`);
    },

    /** Transactions created in a span of time, newest first; `status` is the gateway's. */
    listTransactions(span: Span & { status?: string } = {}): Promise<Page<PaystackTransaction>> {
      return http.requestPage(transaction, "/transaction", { page: 1, ...span });
    },
  };
}
