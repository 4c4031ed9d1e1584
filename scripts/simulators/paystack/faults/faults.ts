import { Recent } from "../../recent";
import type { FaultPoint, FaultRule, Strikes } from "./fault-modes";
import { magicFaults } from "./magic-amounts";

/** An amount's last digits strike every order like the first of these, and every question after one record like the second. */
const alike: Partial<Record<FaultPoint, FaultPoint>> = {
  transfer: "initialize",
  refund: "initialize",
  verify_transfer: "verify",
  fetch_refund: "verify",
};

/** What real gateways do every day, and what a program that has only met a kind one breaks on. */
const everyday: readonly FaultRule[] = [
  { mode: "duplicate", on: "webhook", copies: 3, parallel: 2 },
  { mode: "amount_as_string", on: "webhook" },
  { mode: "metadata_as_string", on: "webhook" },
  { mode: "amount_as_string", on: "verify" },
  { mode: "metadata_as_string", on: "verify" },
];

/**
 * The faults in force: rules set by hand, those that an amount calls for by its last two digits, and, where the simulator is
 * hostile, those of every day.
 */
export class Faults {
  readonly #standing: readonly FaultRule[];
  #rules: (FaultRule & { id: string })[] = [];
  #lastId = 0;
  readonly #magicUses = new Recent<number>(5_000);

  constructor(isHostile: boolean) {
    this.#standing = isHostile ? everyday : [];
  }

  list(): (FaultRule & { id: string })[] {
    return [...this.#rules];
  }

  add(rule: FaultRule): FaultRule & { id: string } {
    const added = { ...rule, id: String(++this.#lastId) };
    this.#rules = [...this.#rules, added].slice(-200);
    return added;
  }

  /** Removes one rule; false where there is none of that id. */
  remove(id: string): boolean {
    const before = this.#rules.length;
    this.#rules = this.#rules.filter((rule) => rule.id !== id);
    return this.#rules.length < before;
  }

  clear(): void {
    this.#rules = [];
    this.#magicUses.clear();
  }

  /** The faults that strike this request or event; rules with a count are used up by one. */
  strike(on: FaultPoint, reference: string | undefined, amount: number | undefined): Strikes {
    const strikes: Strikes = new Map();
    for (const rule of this.#standing) if (rule.on === on) strikes.set(rule.mode, rule);
    for (const magic of magicFaults(amount)) {
      const isHere = magic.on === (alike[on] ?? on);
      if (isHere && this.#usesMagic({ ...magic, on }, reference)) strikes.set(magic.mode, magic);
    }
    for (const rule of this.#rules) {
      if (rule.on !== on || (rule.reference !== undefined && rule.reference !== reference)) continue;
      strikes.set(rule.mode, rule);
      if (rule.times !== undefined) rule.times -= 1;
    }
    this.#rules = this.#rules.filter((rule) => rule.times === undefined || rule.times > 0);
    return strikes;
  }

  /** Counted for each transaction, so that the first call fails and a retry gets through. */
  #usesMagic(magic: FaultRule, reference = ""): boolean {
    if (magic.times === undefined) return true;
    const key = `${magic.on}:${magic.mode}:${reference}`;
    const used = this.#magicUses.get(key) ?? 0;
    this.#magicUses.set(key, used + 1);
    return used < magic.times;
  }
}
