import type { FaultRule } from "./fault-modes";

/** Amounts whose last two digits (the kobo) trigger a fault, such as a payment of ₦1,000.83. */
export const magicAmounts: Record<string, { says: string; faults: FaultRule[] }> = {
  "71": fault("The first initialize gets no answer, nothing done", "initialize", "timeout_before", {
    times: 1,
  }),
  "72": fault("The first initialize is done, but gets no answer", "initialize", "timeout_after", {
    times: 1,
  }),
  "73": fault("The first initialize gets 429", "initialize", "rate_limited", { times: 1 }),
  "74": fault("The first initialize gets a 502 page", "initialize", "bad_gateway", { times: 1 }),
  "75": fault("Every initialize gets 200 with status false", "initialize", "status_false", {}),
  "76": fault("The first verify gets no answer", "verify", "timeout_before", { times: 1 }),
  "77": fault("The first two verifies get 429", "verify", "rate_limited", { times: 2 }),
  "78": fault("The first two verifies get a 502 page", "verify", "bad_gateway", { times: 2 }),
  "79": {
    says: "The amount is a string in verify and webhook",
    faults: [
      { on: "verify", mode: "amount_as_string" },
      { on: "webhook", mode: "amount_as_string" },
    ],
  },
  "81": fault("The webhook comes 10 times, 5 at once", "webhook", "duplicate", { copies: 10, parallel: 5 }),
  "82": fault("The webhook comes 10 seconds late", "webhook", "delay", { ms: 10_000 }),
  "83": fault("The webhook never comes", "webhook", "loss", {}),
  "84": fault("The webhook waits for another and comes after it", "webhook", "reorder", { hold: 2 }),
  "85": fault("The webhook has a wrong signature", "webhook", "wrong_signature", {}),
  "86": fault("The webhook has half the amount", "webhook", "wrong_amount", {}),
  "87": fault("The webhook has another currency", "webhook", "wrong_currency", {}),
  "91": fault("The customer really pays half the amount", "charge", "wrong_amount", {}),
  "92": fault("The customer really pays in another currency", "charge", "wrong_currency", {}),
};

/** The faults of an amount in kobo; none for ordinary amounts. */
export function magicFaults(amount: number | undefined): FaultRule[] {
  if (amount === undefined) return [];
  return magicAmounts[String(amount % 100)]?.faults ?? [];
}

function fault(
  effect: string,
  on: FaultRule["on"],
  mode: FaultRule["mode"],
  options: Omit<FaultRule, "on" | "mode">,
) {
  return { says: effect, faults: [{ on, mode, ...options }] };
}
