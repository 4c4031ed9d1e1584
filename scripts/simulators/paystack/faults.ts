import { Recent } from "../recent";
import { magicFaults } from "./magic-amounts";

/** Where a fault can strike: an endpoint, the webhooks, or the charge itself (what the customer really paid). */
export const faultPoints = [
  "initialize",
  "verify",
  "balance",
  "charge",
  "webhook",
  "banks",
  "resolve",
  "recipient",
  "transfer",
  "verify_transfer",
  "customer",
  "dedicated_account",
  "requery",
  "refund",
  "retry_refund",
  "fetch_refund",
  "evidence",
  "resolve_dispute",
  "fetch_dispute",
  "list",
] as const;
export type FaultPoint = (typeof faultPoints)[number];

const endpoints = [
  "initialize",
  "verify",
  "balance",
  "banks",
  "resolve",
  "recipient",
  "transfer",
  "verify_transfer",
  "customer",
  "dedicated_account",
  "requery",
  "refund",
  "retry_refund",
  "fetch_refund",
  "evidence",
  "resolve_dispute",
  "fetch_dispute",
  "list",
] as const;
const bodies = [
  "verify",
  "webhook",
  "transfer",
  "verify_transfer",
  "refund",
  "fetch_refund",
  "fetch_dispute",
  "list",
] as const;

/** An amount's last digits strike every order like the first of these, and every question after one record like the second. */
const alike: Partial<Record<FaultPoint, FaultPoint>> = {
  transfer: "initialize",
  refund: "initialize",
  verify_transfer: "verify",
  fetch_refund: "verify",
};

/** Every way to misbehave: where it applies, and what it does. */
export const faultModes = {
  timeout_before: { on: endpoints, says: "Nothing is done and no answer comes" },
  timeout_after: { on: endpoints, says: "The work is done, but no answer comes" },
  server_error_after: { on: endpoints, says: "The work is done, but the answer is a 500" },
  rate_limited: { on: endpoints, says: "429, nothing is done" },
  bad_gateway: { on: endpoints, says: "502 with an HTML page, nothing is done" },
  status_false: { on: endpoints, says: "200 with status false, nothing is done" },
  wrong_amount: {
    on: [...bodies, "charge"],
    says: "Half the amount; on 'charge', the customer really pays half",
  },
  wrong_currency: { on: [...bodies, "charge"], says: "GHS instead of NGN; on 'charge', really paid so" },
  amount_as_string: { on: bodies, says: "The amount is sent as a string" },
  null_fees: { on: bodies, says: "The fees are null" },
  metadata_as_string: { on: bodies, says: "The metadata is a JSON string" },
  duplicate: { on: ["webhook"], says: "Sent several times (copies, parallel)" },
  delay: { on: ["webhook"], says: "Sent late (ms)" },
  loss: { on: ["webhook"], says: "Never sent" },
  reorder: { on: ["webhook"], says: "Held until there are some (hold), then sent last first" },
  wrong_signature: { on: ["webhook"], says: "Signed with another key" },
} as const satisfies Record<string, { on: readonly [FaultPoint, ...FaultPoint[]]; says: string }>;
export type FaultMode = keyof typeof faultModes;

/** The names of all modes. */
export const faultModeNames = Object.keys(faultModes).filter((name): name is FaultMode => name in faultModes);

/** Numbers that shape a fault; each has a default where it is used. Amounts in kobo, `ms` in milliseconds. */
export type FaultOptions = {
  copies?: number | undefined;
  parallel?: number | undefined;
  ms?: number | undefined;
  hold?: number | undefined;
  amount?: number | undefined;
  currency?: string | undefined;
};

export type FaultRule = FaultOptions & {
  mode: FaultMode;
  on: FaultPoint;
  /** Only for this transaction (an account number, the name of a list: what the request is about); without it, for all. */
  reference?: string | undefined;
  /** How many more requests (or events) it strikes; without it, all until removed. */
  times?: number | undefined;
};

/** What strikes one request, by mode. */
export type Strikes = Map<FaultMode, FaultOptions>;

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
