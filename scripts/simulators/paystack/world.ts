import { randomBytes, randomInt } from "node:crypto";
import { Later } from "../later";
import { Recent } from "../recent";
import type { Settings } from "../settings";
import { AccountBook } from "./account-book";
import type { Customer, Transaction } from "./charges/transaction";
import { Faults } from "./faults/faults";
import { Plants } from "./faults/plants";
import type { DedicatedAccount, Dispute, Recipient, Refund, Settlement, Transfer } from "./records";
import { Webhooks } from "./webhooks";

/** One entry of the provider's ledger of our balance. Amounts in minor units. */
export type BalanceEntry = {
  id: bigint;
  currency: string;
  balance: bigint;
  difference: bigint;
  reason: string;
  /** Paystack documents the first three; the others are ours. */
  model_responsible:
    | "Transaction"
    | "Transfer"
    | "Refund"
    | "Dispute"
    | "Settlement"
    | "Topup"
    | "Adjustment";
  model_row: bigint;
  at: Date;
};

/** A transfer that has reached an account but that Paystack has missed. */
type Overlooked = { account: string; at: Date; arrive: () => void };

const kept = 20_000;

/** The simulated Paystack's state: in memory, limited to the newest records. */
export class PaystackWorld {
  readonly settings: Settings;
  readonly faults: Faults;
  readonly plants = new Plants();
  readonly book = new AccountBook();
  readonly later = new Later();
  readonly webhooks: Webhooks;
  readonly transactions = new Recent<Transaction>(kept);
  readonly transactionsById = new Recent<Transaction>(kept);
  readonly byAccessCode = new Recent<Transaction>(kept);
  readonly recipientsByCode = new Recent<Recipient>(kept);
  readonly transfers = new Recent<Transfer>(kept);
  readonly refunds = new Recent<Refund>(kept);
  readonly refundsByTransaction = new Recent<Refund[]>(kept);
  readonly disputes = new Recent<Dispute>(kept);
  /** By account number. */
  readonly accounts = new Recent<DedicatedAccount>(kept);
  readonly settlements = new Recent<Settlement>(kept);
  readonly #customers = new Recent<Customer>(kept);
  readonly #customersByCode = new Recent<Customer>(kept);
  readonly #recipients = new Recent<Recipient>(kept);
  readonly balances = new Map<string, bigint>([["NGN", 0n]]);
  /** Our bank account's balance in kobo, counting only money moved from and to Paystack. */
  bankMinor = 0n;
  overlooked: Overlooked[] = [];
  /** Oldest first. */
  entries: BalanceEntry[] = [];
  #lastId = 0n;

  constructor(settings: Settings) {
    this.settings = settings;
    this.faults = new Faults(settings.hostile);
    this.webhooks = new Webhooks(settings, this.faults);
  }

  /** Paystack's time. */
  now(): Date {
    return new Date(Date.now() + this.settings.aheadMs);
  }

  /**
   * A new id: odd and far beyond 2^53, so that reading it as a double changes it, and based on the time, so that a restarted
   * simulator never reuses one.
   */
  nextId(): bigint {
    const fromClock = BigInt(Date.now()) * 1_000_000n + 1n;
    this.#lastId = fromClock > this.#lastId ? fromClock : this.#lastId + 2n;
    return this.#lastId;
  }

  /** The customer with this email address, created on first use. */
  customer(email: string): Customer {
    const known = this.#customers.get(email.toLowerCase());
    if (known) return known;
    const customer = { id: this.nextId(), email, code: `CUS_${randomCode(15)}` };
    this.#customers.set(email.toLowerCase(), customer);
    this.#customersByCode.set(customer.code, customer);
    return customer;
  }

  customerByCode(code: string): Customer | undefined {
    return this.#customersByCode.get(code);
  }

  /** The recipient of an account, created on first use. */
  recipient(account: string, make: () => Recipient): Recipient {
    const known = this.#recipients.get(account);
    if (known) return known;
    const recipient = make();
    this.#recipients.set(account, recipient);
    this.recipientsByCode.set(recipient.code, recipient);
    return recipient;
  }

  /** Stores a transaction under all its keys. */
  keep(transaction: Transaction): void {
    this.transactions.set(transaction.reference, transaction);
    this.transactionsById.set(String(transaction.id), transaction);
    this.byAccessCode.set(transaction.accessCode, transaction);
  }

  /** Changes our balance and adds a ledger entry. */
  postBalance(
    entry: Pick<BalanceEntry, "currency" | "difference" | "reason" | "model_responsible" | "model_row"> & {
      /** Default: now. */
      at?: Date | undefined;
    },
  ): void {
    const balance = (this.balances.get(entry.currency) ?? 0n) + entry.difference;
    this.balances.set(entry.currency, balance);
    this.entries.push({ ...entry, balance, id: this.nextId(), at: entry.at ?? this.now() });
    if (this.entries.length > 2 * kept) this.entries = this.entries.slice(-kept);
  }

  /** Cancels everything that is pending. */
  stop(): void {
    this.webhooks.clear();
    this.later.clear();
  }

  /** Deletes everything, as after a restart. */
  reset(): void {
    this.stop();
    this.#deleteRecords();
    this.faults.clear();
    this.plants.clear();
    this.book.clear();
    this.balances.clear();
    this.balances.set("NGN", 0n);
    this.bankMinor = 0n;
    this.overlooked = [];
    this.entries = [];
  }

  #deleteRecords(): void {
    const records = [
      this.transactions,
      this.transactionsById,
      this.byAccessCode,
      this.recipientsByCode,
      this.transfers,
      this.refunds,
      this.refundsByTransaction,
      this.disputes,
      this.accounts,
      this.settlements,
      this.#customers,
      this.#customersByCode,
      this.#recipients,
    ];
    for (const list of records) list.clear();
  }
}

/** Lower-case letters and digits, as in the provider's codes. */
export function randomCode(length: number): string {
  const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

export function randomDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join("");
}

/** A reference such as the provider generates by default. */
export function randomReference(): string {
  return randomBytes(8).toString("hex");
}
