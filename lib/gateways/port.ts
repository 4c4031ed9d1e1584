import type {
  BalanceMove,
  GatewayBank,
  GatewayDispute,
  GatewayPayment,
  GatewayRefund,
  GatewaySettlement,
  GatewayTransfer,
  VirtualAccount,
} from "./records";

// What we need of a payment gateway. An adapter speaks the gateway's own language and answers in ours: our outcomes, amounts in
// minor units beside their currency, ids as text. Every call throws GatewayNoAnswer (what happened is unknown) or
// GatewayRefused (it said no, and did nothing), nothing else.

/** What a gateway can do besides taking payments and sending transfers. */
export interface Capabilities {
  /** Bank accounts of a customer's own, transfers to which arrive as payments. */
  virtualAccounts: boolean;
  /** Its checkout can be opened over our page, by the token that comes with it. */
  popup: boolean;
  /** Part of a payment can be sent back. */
  partialRefunds: boolean;
  /** A refund that cannot go back where it came from can be sent to an account. */
  refundsToAccount: boolean;
  /** Transfers name a recipient that was registered before, instead of an account. */
  recipients: boolean;
  /** It lists every move of our balance with it. */
  balanceMoves: boolean;
}

/**
 * A record by the two names that it has: ours, and the gateway's where it has told one. Some gateways are asked by the
 * one, some by the other; an adapter takes what its gateway knows.
 */
export interface RecordName {
  reference: string;
  gatewayRecordId: string | null;
}

export interface Money {
  amountMinor: bigint;
  /** ISO 4217, such as NGN. */
  currency: string;
}

export interface CheckoutOrder extends Money {
  email: string;
  /** Ours. One reference opens at most one checkout. */
  reference: string;
  /** Where the browser comes back to, after paying or giving up. */
  callbackUrl: string;
}

export interface Checkout {
  /** Where the browser goes to pay. */
  url: string;
  /** What a popup is opened with; null where there is none. */
  token: string | null;
}

export interface BankAccount {
  /** Ten digits. */
  accountNumber: string;
  bankCode: string;
}

export interface TransferOrder extends Money {
  /** Ours: 16 to 50 of a-z, 0-9, '-' and '_'. One reference moves money at most once. */
  reference: string;
  account: BankAccount & { name: string };
  /** From `registerRecipient`, where the gateway has recipients. */
  recipient: string | null;
  /** What the receiver reads on the statement. */
  reason: string;
}

export interface RefundOrder extends Money {
  payment: RecordName;
  /** Kept with the refund: by it a lost answer is found again, because a refund has no reference of ours. */
  note: string;
  /** What the customer reads. */
  customerNote?: string;
}

/** `from` and `to` are the ends of when records were made, both included. Pages count from 1. */
export interface Span {
  from?: Date;
  to?: Date;
  page?: number;
}

/** One page of a list, newest first. Ask for the next one while `hasMore`. */
export interface Page<Row> {
  rows: Row[];
  hasMore: boolean;
}

export interface Evidence {
  customerEmail: string;
  customerName: string;
  customerPhone: string;
  /** What was sold and how it was delivered. */
  serviceDetails: string;
  /** Such as 2026-11-21. */
  deliveryDate?: string;
}

export interface Holder {
  email: string;
  /** The whole name, as the bank will know it. */
  name: string;
  /** With country code, such as +2348031234567. */
  phone: string;
}

/** What a webhook is about: only what we need to ask the gateway itself. Nothing else of it is believed. */
export type GatewayEvent =
  | { kind: "payment"; payment: RecordName; receiverAccount: string | null }
  | { kind: "transfer"; transfer: RecordName; claims: "paid" | "failed" | "reversed" | null }
  | { kind: "refund"; refundId: string | null; payment: RecordName; amountMinor: bigint | null }
  | { kind: "dispute"; disputeId: string; payment: RecordName | null }
  | { kind: "bank_transfer_rejected"; paymentId: string; reason: string | null }
  | { kind: "account_assignment"; succeeded: boolean; customerId: string | null; email: string | null }
  | { kind: "other"; event: string };

/** Money in: checkouts, and what became of them. */
export interface PaymentsPort {
  /** After GatewayNoAnswer, and after 'duplicate_reference', only `payment` tells whether it was opened. */
  openCheckout(order: CheckoutOrder): Promise<Checkout>;
  /** Refused with 'not_found' where the gateway has never heard of it. */
  payment(name: RecordName): Promise<GatewayPayment>;
  payments(span: Span & { onlyPaid?: boolean }): Promise<Page<GatewayPayment>>;
}

/** Money out, to bank accounts. */
export interface TransfersPort {
  /** The banks that it pays to. They rarely change: keep them for a day. */
  banks(currency: string): Promise<GatewayBank[]>;
  /** The name an account stands in at its bank. Refused with 'unresolved_account' where there is none. */
  resolveAccount(account: BankAccount): Promise<{ accountName: string }>;
  /** Makes an account known, and answers what transfers name it by; null where they name the account itself. */
  registerRecipient(account: BankAccount & { name: string; currency: string }): Promise<string | null>;
  /**
   * Orders a transfer, which is sent later. After GatewayNoAnswer, and after 'duplicate_reference', only `transfer` tells
   * whether the order was taken; never choose another reference then.
   */
  sendTransfer(order: TransferOrder): Promise<GatewayTransfer>;
  /** Refused with 'not_found' where the gateway has never heard of it. */
  transfer(name: RecordName): Promise<GatewayTransfer>;
  transfers(span: Span): Promise<Page<GatewayTransfer>>;
}

/** Money back to where it came from. */
export interface RefundsPort {
  /** After GatewayNoAnswer look for our note in `refundsOf` before asking again, or it is paid back twice. */
  sendRefund(order: RefundOrder): Promise<GatewayRefund>;
  /** Refused with 'not_found' where the gateway has never heard of it. */
  refund(refundId: string): Promise<GatewayRefund>;
  /** Every refund of one payment. */
  refundsOf(payment: RecordName): Promise<GatewayRefund[]>;
  /** Sends a refund that `needs_account` to an account of the payer's. `bankId` is the gateway's id of the bank, not its code. */
  sendRefundTo(
    refundId: string,
    account: { accountNumber: string; bankId: string; currency: string },
  ): Promise<GatewayRefund>;
  refunds(span: Span): Promise<Page<GatewayRefund>>;
}

/** Chargebacks, and our responses to them. */
export interface DisputesPort {
  /** Refused with 'not_found' where the gateway has never heard of it. */
  dispute(disputeId: string): Promise<GatewayDispute>;
  /** The customer gets the amount, at our cost, at once. */
  acceptDispute(disputeId: string, response: Money & { message: string }): Promise<GatewayDispute>;
  /** Argues with evidence and a document; the customer's bank decides. */
  contestDispute(
    disputeId: string,
    response: {
      message: string;
      evidence: Evidence;
      document: { bytes: Uint8Array; name: string; contentType: string };
    },
  ): Promise<GatewayDispute>;
  disputes(span: Span): Promise<Page<GatewayDispute>>;
}

export interface VirtualAccountsPort {
  /** A bank account of the holder's own. Asked again it answers the same one. */
  openVirtualAccount(holder: Holder, currency: string): Promise<VirtualAccount>;
  /** Makes the gateway look for transfers of a day, such as 2026-11-21, that it has missed; what it finds comes as webhooks. */
  findMissedTransfers(
    account: Pick<VirtualAccount, "accountNumber" | "bankSlug">,
    day: string,
  ): Promise<void>;
  /** For good: transfers to it go back to their sender. */
  closeVirtualAccount(gatewayRecordId: string): Promise<void>;
}

export interface BalancePort {
  /** What it holds for us, in minor units of the currency. */
  balance(currency: string): Promise<bigint>;
  /** What went between the gateway and our bank. */
  settlements(span: Span): Promise<Page<GatewaySettlement>>;
  /** Empty where the gateway has no such list. */
  balanceMoves(span: Span): Promise<Page<BalanceMove>>;
}

export interface WebhooksPort {
  /** Whether it was the gateway that sent this, by its raw bytes and headers. */
  isGenuine(rawBody: Uint8Array, headers: Headers): boolean;
  /** What it is about. Throws where it cannot be read, or misses what we need of an event that we know. */
  readEvent(body: string): GatewayEvent;
}

/** Where a gateway's pages may lead a browser, for the content policy. */
export interface Origins {
  /** Where a form may send somebody to pay. */
  checkout: string[];
  /** What may be framed over a page of ours. */
  frame: string[];
  /** What a page's scripts may call. */
  connect: string[];
}

export interface PopupCallbacks {
  /** Paid or left: the gateway has to be asked which. */
  onEnd: () => void;
  onError: () => void;
}

export interface Gateway extends PaymentsPort, TransfersPort, RefundsPort, DisputesPort, BalancePort {
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Real money, not a test account's. */
  readonly isLive: boolean;
  readonly virtualAccounts: VirtualAccountsPort | null;
  readonly webhooks: WebhooksPort;
}

/** A gateway as the registry knows it: all but `open` works without its secret. */
export interface GatewayAdapter {
  /** @throws Error where this process does not hold the gateway's secret */
  open(): Gateway;
  /** Whether real money moves through it. */
  isLive(): boolean;
  capabilities(): Capabilities;
}
