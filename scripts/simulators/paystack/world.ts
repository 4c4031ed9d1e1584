import { randomBytes, randomInt } from "node:crypto";
import { Recent } from "../recent";
import type { Settings } from "../settings";
import { Faults } from "./faults";
import type { Customer, Transaction } from "./transaction";
import { Webhooks } from "./webhooks";

/** One entry of the provider's own ledger: how our balance there came to be. Amounts in minor units. */
export type BalanceEntry = {
  id: bigint;
  currency: string;
  balance: bigint;
  difference: bigint;
  reason: string;
  model_responsible: "Transaction" | "Transfer" | "Refund";
  model_row: bigint;
  at: Date;
};

const keptEntries = 5_000;

/** All that the simulated Paystack knows. In memory, and only the newest. */
export class PaystackWorld {
  readonly settings: Settings;
  readonly faults = new Faults();
  readonly webhooks: Webhooks;
  readonly transactions = new Recent<Transaction>(keptEntries);
  readonly byAccessCode = new Recent<Transaction>(keptEntries);
  readonly #customers = new Recent<Customer>(keptEntries);
  readonly balances = new Map<string, bigint>([["NGN", 0n]]);
  entries: BalanceEntry[] = [];
  #lastId = 0n;

  constructor(settings: Settings) {
    this.settings = settings;
    this.webhooks = new Webhooks(settings, this.faults);
  }

  /**
   * A fresh id: odd and far beyond 2^53, so that a reader who takes it for a double gets another number, and made from
   * the time, so that a restarted simulator never hands out an old one.
   */
  nextId(): bigint {
    const fromClock = BigInt(Date.now()) * 1_000_000n + 1n;
    this.#lastId = fromClock > this.#lastId ? fromClock : this.#lastId + 2n;
    return this.#lastId;
  }

  /** The customer of this email address, made when first seen. */
  customer(email: string): Customer {
    const known = this.#customers.get(email.toLowerCase());
    if (known) return known;
    const customer = { id: this.nextId(), email, code: `CUS_${randomCode(15)}` };
    this.#customers.set(email.toLowerCase(), customer);
    return customer;
  }

  /** Moves our balance with the provider, and writes down why. */
  postBalance(
    entry: Pick<BalanceEntry, "currency" | "difference" | "reason" | "model_responsible" | "model_row">,
  ): void {
    const balance = (this.balances.get(entry.currency) ?? 0n) + entry.difference;
    this.balances.set(entry.currency, balance);
    this.entries = [{ ...entry, balance, id: this.nextId(), at: new Date() }, ...this.entries].slice(
      0,
      keptEntries,
    );
  }

  /** Forgets everything, as if just started. */
  reset(): void {
    this.faults.clear();
    this.webhooks.clear();
    this.transactions.clear();
    this.byAccessCode.clear();
    this.#customers.clear();
    this.balances.clear();
    this.balances.set("NGN", 0n);
    this.entries = [];
  }
}

/** Lower-case letters and digits, as the provider's codes have them. */
export function randomCode(length: number): string {
  const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** A reference such as the provider makes up when it is given none. */
export function randomReference(): string {
  return randomBytes(8).toString("hex");
}
