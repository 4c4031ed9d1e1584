import { Recent } from "../../recent";
import type { FaultPoint, FaultRule, Strikes } from "./fault-modes";
import { magicFaults } from "./magic-amounts";

/** Magic amounts apply to every order as to `initialize`, and to every lookup as to `verify`. */
const sameAs: Partial<Record<FaultPoint, FaultPoint>> = {
  transfer: "initialize",
  refund: "initialize",
  verify_transfer: "verify",
  fetch_refund: "verify",
};

/** Common behaviour of real gateways that breaks naive clients. */
const commonFaults: readonly FaultRule[] = [
  { mode: "duplicate", on: "webhook", copies: 3, parallel: 2 },
  { mode: "amount_as_string", on: "webhook" },
  { mode: "metadata_as_string", on: "webhook" },
  { mode: "amount_as_string", on: "verify" },
  { mode: "metadata_as_string", on: "verify" },
];

/**
 * The active faults: configured rules, those of magic amounts, and, if the simulator is hostile, the common ones.
 */
export class Faults {
  readonly #permanent: readonly FaultRule[];
  #rules: (FaultRule & { id: string })[] = [];
  #lastId = 0;
  readonly #magicUses = new Recent<number>(5_000);

  constructor(isHostile: boolean) {
    this.#permanent = isHostile ? commonFaults : [];
  }

  list(): (FaultRule & { id: string })[] {
    return [...this.#rules];
  }

  add(rule: FaultRule): FaultRule & { id: string } {
    const added = { ...rule, id: String(++this.#lastId) };
    this.#rules = [...this.#rules, added].slice(-200);
    return added;
  }

  /** Removes one rule; false if there is none with this id. */
  remove(id: string): boolean {
    const before = this.#rules.length;
    this.#rules = this.#rules.filter((rule) => rule.id !== id);
    return this.#rules.length < before;
  }

  clear(): void {
    this.#rules = [];
    this.#magicUses.clear();
  }

  /** The faults of this request or event; decrements rules with a count. */
  strike(on: FaultPoint, reference: string | undefined, amount: number | undefined): Strikes {
    const strikes: Strikes = new Map();
    for (const rule of this.#permanent) if (rule.on === on) strikes.set(rule.mode, rule);
    for (const magic of magicFaults(amount)) {
      const isHere = magic.on === (sameAs[on] ?? on);
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

  /** Counted per transaction, so that the first call fails and a retry succeeds. */
  #usesMagic(magic: FaultRule, reference = ""): boolean {
    if (magic.times === undefined) return true;
    const key = `${magic.on}:${magic.mode}:${reference}`;
    const used = this.#magicUses.get(key) ?? 0;
    this.#magicUses.set(key, used + 1);
    return used < magic.times;
  }
}
