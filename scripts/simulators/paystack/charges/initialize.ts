import { isRecord, readJson } from "../../json";
import { json, type Reply } from "../../replies";
import type { Fields } from "../../router";
import { paystackError } from "../errors";
import { type PaystackWorld, randomCode, randomReference } from "../world";
import type { Sender, Transaction } from "./transaction";

/** `POST /transaction/initialize`: opens a transaction, once for each reference. */
export function initialize(world: PaystackWorld, fields: Fields | undefined): Reply {
  if (!fields) return paystackError(400, "Invalid JSON", "invalid_params");
  const order = readOrder(fields);
  if ("refusal" in order) return order.refusal;
  if (world.transactions.has(order.reference)) return paystackError(400, "Duplicate Transaction Reference");
  const transaction = openTransaction(world, order);
  return json(200, {
    status: true,
    message: "Authorization URL created",
    data: {
      authorization_url: `${world.settings.publicUrl}/paystack/checkout/${transaction.accessCode}`,
      access_code: transaction.accessCode,
      reference: transaction.reference,
    },
  });
}

type Order = {
  email: string;
  amountMinor: number;
  reference: string;
  callbackUrl?: string | undefined;
  metadata?: unknown;
  sender?: Sender | undefined;
  /** Defaults: a new id, and now. */
  id?: bigint | undefined;
  at?: Date | undefined;
};

function readOrder(fields: Fields): Order | { refusal: Reply } {
  const { email, currency = "NGN", callback_url: callbackUrl } = fields;
  if (email === undefined || email === "") return missing("Email Address is required");
  if (typeof email !== "string" || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    return invalid("Invalid Email Address Passed");
  }
  if (fields.amount === undefined || fields.amount === "") return missing("Amount is required");
  const amountMinor = readAmount(fields.amount);
  if (amountMinor === undefined) return invalid("Invalid Amount Sent");
  if (currency !== "NGN") return invalid("Currency not supported by merchant");
  const reference = fields.reference ?? randomReference();
  if (typeof reference !== "string" || !/^[A-Za-z0-9.=-]{1,100}$/.test(reference)) {
    return invalid("Invalid transaction reference. Only letters, digits, '-', '.' and '=' are allowed");
  }
  if (callbackUrl !== undefined && !isWebUrl(callbackUrl)) return invalid("Invalid callback url");
  return { email, amountMinor, reference, callbackUrl, metadata: readMetadata(fields.metadata) };
}

function missing(message: string): { refusal: Reply } {
  return { refusal: paystackError(400, message, "missing_params") };
}

function invalid(message: string): { refusal: Reply } {
  return { refusal: paystackError(400, message, "invalid_params") };
}

/** A positive integer of kobo, as a number or numeric string; undefined for anything else. */
export function readAmount(given: unknown): number | undefined {
  const digits = typeof given === "number" ? String(given) : given;
  if (typeof digits !== "string" || !/^[1-9]\d{0,15}$/.test(digits)) return undefined;
  const amount = Number(digits);
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** Metadata is an object or JSON text; other text is echoed unchanged. */
function readMetadata(given: unknown): unknown {
  return typeof given === "string" ? (readJson(given) ?? given) : given;
}

/** Whether it is an http or https URL. */
function isWebUrl(given: unknown): given is string {
  return typeof given === "string" && URL.canParse(given) && /^https?:$/.test(new URL(given).protocol);
}

/** The merchant's URL for cancelled payments, if given. */
export function cancelAddress(transaction: Transaction): string | undefined {
  const { metadata } = transaction;
  const address = isRecord(metadata) ? metadata.cancel_action : undefined;
  return isWebUrl(address) ? address : undefined;
}

/** Creates an unpaid transaction. */
export function openTransaction(world: PaystackWorld, order: Order): Transaction {
  const now = order.at ?? world.now();
  const transaction: Transaction = {
    id: order.id ?? world.nextId(),
    reference: order.reference,
    accessCode: randomCode(15),
    customer: world.customer(order.email),
    channel: order.sender ? "dedicated_nuban" : "card",
    sender: order.sender,
    requestedMinor: order.amountMinor,
    currency: "NGN",
    callbackUrl: order.callbackUrl,
    metadata: order.metadata,
    status: "abandoned",
    gatewayResponse: "The transaction was not completed",
    createdAt: now,
    touchedAt: now,
    attempts: [],
    pending: undefined,
    paid: undefined,
  };
  world.keep(transaction);
  return transaction;
}
