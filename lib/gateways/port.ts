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

// The port of a payment gateway. An adapter converts the gateway's responses to ours: our outcomes, amounts in minor units with
// their currency, ids as text. Every call throws only GatewayNoAnswer (the outcome is unknown) or GatewayRefused (refused, with
// no effect).

/** What a gateway supports beyond payments and transfers. */
export interface Capabilities {
  /** Dedicated bank accounts for customers; transfers to them arrive as payments. */
  virtualAccounts: boolean;
  /** Its checkout can open over our page, with a token. */
  popup: boolean;
  /** Partial refunds. */
  partialRefunds: boolean;
  /** A refund that can't return to its source can be sent to a bank account. */
  refundsToAccount: boolean;
  /** Transfers name a registered recipient instead of an account. */
  recipients: boolean;
  /** It lists every change of our balance. */
  balanceMoves: boolean;
}

/**
 * The two identifiers of a record: ours, and the gateway's if known. Gateways differ in which one they look up by; the
 * adapter chooses.
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
  /** Where the browser returns after paying or cancelling. */
  callbackUrl: string;
}

export interface Checkout {
  /** Where the browser goes to pay. */
  url: string;
  /** Opens the popup; null without one. */
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
  /** Shown on the recipient's bank statement. */
  reason: string;
}

export interface RefundOrder extends Money {
  payment: RecordName;
  /** Stored with the refund, to find it after a lost response: a refund has no reference of ours. */
  note: string;
  /** Shown to the customer. */
  customerNote?: string;
}

/** `from` and `to` bound the creation time, both inclusive. Pages count from 1. */
export interface Span {
  from?: Date;
  to?: Date;
  page?: number;
}

/** One page of a list, newest first. Fetch the next one while `hasMore`. */
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
  /** The full name, as the bank will record it. */
  name: string;
  /** With country code, such as +2348031234567. */
  phone: string;
}

/** The subject of a webhook: only what we need for a lookup at the gateway. Nothing else in it is trusted. */
export type GatewayEvent =
  | { kind: "payment"; payment: RecordName; receiverAccount: string | null }
  | { kind: "transfer"; transfer: RecordName; claims: "paid" | "failed" | "reversed" | null }
  | { kind: "refund"; refundId: string | null; payment: RecordName; amountMinor: bigint | null }
  | { kind: "dispute"; disputeId: string; payment: RecordName | null }
  | { kind: "bank_transfer_rejected"; paymentId: string; reason: string | null }
  | { kind: "account_assignment"; succeeded: boolean; customerId: string | null; email: string | null }
  | { kind: "other"; event: string };

/** Money in: checkouts and payments. */
export interface PaymentsPort {
  /** After GatewayNoAnswer, and after 'duplicate_reference', only `payment` shows whether it was opened. */
  openCheckout(order: CheckoutOrder): Promise<Checkout>;
  /** Refused with 'not_found' if the gateway does not know it. */
  payment(name: RecordName): Promise<GatewayPayment>;
  payments(span: Span & { onlyPaid?: boolean }): Promise<Page<GatewayPayment>>;
}

/** Money out, to bank accounts. */
export interface TransfersPort {
  /** The banks that it pays to. They rarely change: cache them for a day. */
  banks(currency: string): Promise<GatewayBank[]>;
  /** The account holder's name at the bank. Refused with 'unresolved_account' if there is no such account. */
  resolveAccount(account: BankAccount): Promise<{ accountName: string }>;
  /** Registers an account and returns its recipient code; null if transfers name the account itself. */
  registerRecipient(account: BankAccount & { name: string; currency: string }): Promise<string | null>;
  /**
   * Orders a transfer, which is sent later. After GatewayNoAnswer, and after 'duplicate_reference', only `transfer` shows
   * whether the order was accepted; never retry with another reference.
   */
  sendTransfer(order: TransferOrder): Promise<GatewayTransfer>;
  /** Refused with 'not_found' if the gateway does not know it. */
  transfer(name: RecordName): Promise<GatewayTransfer>;
  transfers(span: Span): Promise<Page<GatewayTransfer>>;
}

/** Refunds. */
export interface RefundsPort {
  /** After GatewayNoAnswer look for our note in `refundsOf` before retrying, or it is refunded twice. */
  sendRefund(order: RefundOrder): Promise<GatewayRefund>;
  /** Refused with 'not_found' if the gateway does not know it. */
  refund(refundId: string): Promise<GatewayRefund>;
  /** Every refund of one payment. */
  refundsOf(payment: RecordName): Promise<GatewayRefund[]>;
  /** Sends a refund that `needs_account` to an account of the payer. `bankId` is the gateway's id of the bank, not its code. */
  sendRefundTo(
    refundId: string,
    account: { accountNumber: string; bankId: string; currency: string },
  ): Promise<GatewayRefund>;
  refunds(span: Span): Promise<Page<GatewayRefund>>;
}

/** Chargebacks (the gateway calls them disputes) and our responses. */
export interface DisputesPort {
  /** Refused with 'not_found' if the gateway does not know it. */
  dispute(disputeId: string): Promise<GatewayDispute>;
  /** The customer gets the amount immediately, at our cost. */
  acceptDispute(disputeId: string, response: Money & { message: string }): Promise<GatewayDispute>;
  /** Submits evidence and a document; the customer's bank decides. */
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
  /** A dedicated bank account of the holder. A repeated call returns the same one. */
  openVirtualAccount(holder: Holder, currency: string): Promise<VirtualAccount>;
  /** Makes the gateway search for missed transfers of a day, such as 2026-11-21; it reports them by webhooks. */
  findMissedTransfers(
    account: Pick<VirtualAccount, "accountNumber" | "bankSlug">,
    day: string,
  ): Promise<void>;
  /** Permanent: later transfers to it return to their sender. */
  closeVirtualAccount(gatewayRecordId: string): Promise<void>;
}

export interface BalancePort {
  /** Our balance, in minor units of the currency. */
  balance(currency: string): Promise<bigint>;
  /** Money moved between the gateway and our bank. */
  settlements(span: Span): Promise<Page<GatewaySettlement>>;
  /** Empty if the gateway has no such list. */
  balanceMoves(span: Span): Promise<Page<BalanceMove>>;
}

export interface WebhooksPort {
  /** Whether the gateway sent this, by its raw bytes and headers. */
  isGenuine(rawBody: Uint8Array, headers: Headers): boolean;
  /** Its subject. Throws if it is malformed, or a known event lacks a required field. */
  readEvent(body: string): GatewayEvent;
}

/** The origins that a gateway's pages use, for the content security policy. */
export interface Origins {
  /** Allowed form targets for payment. */
  checkout: string[];
  /** Allowed frames. */
  frame: string[];
  /** Allowed connections from scripts. */
  connect: string[];
}

export interface PopupCallbacks {
  /** Paid or closed: look up the payment. */
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

/** A gateway in the registry: everything but `open` works without its secret. */
export interface GatewayAdapter {
  /** @throws Error if this process lacks the gateway's secret */
  open(): Gateway;
  /** Whether real money moves through it. */
  isLive(): boolean;
  capabilities(): Capabilities;
}
