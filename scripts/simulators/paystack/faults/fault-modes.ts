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
/** Where a fault can be injected: an endpoint, the webhooks, or the charge itself (what the customer actually paid). */
export const faultPoints = [...endpoints, "charge", "webhook"] as const;
export type FaultPoint = (typeof faultPoints)[number];

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

/** Every fault mode: where it applies, and its effect. */
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

export const faultModeNames = Object.keys(faultModes).filter((name): name is FaultMode => name in faultModes);

/** Parameters of a fault, with defaults at their use. Amounts in kobo, `ms` in milliseconds. */
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
  /** Only for this subject of a request (a reference, an account number, the name of a list); without it, for all. */
  reference?: string | undefined;
  /** How many more requests or events it applies to; without it, all until removed. */
  times?: number | undefined;
};

/** The faults of one request, by mode. */
export type Strikes = Map<FaultMode, FaultOptions>;
