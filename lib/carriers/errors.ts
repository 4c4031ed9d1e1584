/** The outcome is unknown: the carrier may have done it or not. Look it up by our reference. */
export class CarrierNoAnswer extends Error {
  constructor(what: string, cause?: unknown) {
    super(`no usable response from the carrier: ${what}`, { cause });
    this.name = "CarrierNoAnswer";
  }
}

export const carrierReasons = [
  "not_found",
  "no_such_service",
  "insufficient_balance",
  "no_label",
  "rate_limited",
  "unauthorized",
  "other",
] as const;

export type CarrierReason = (typeof carrierReasons)[number];

/**
 * The carrier refused the call and did nothing. `says` is for logs only, never for users.
 * 'no_such_service': it no longer offers what was quoted. 'no_label': there is none yet, or what comes is no PDF.
 * 'unauthorized': it rejects our key, or our account lacks the permission.
 */
export class CarrierRefused extends Error {
  readonly reason: CarrierReason;
  readonly says: string;

  constructor(reason: CarrierReason, says: string) {
    super(`the carrier refused: ${reason}`);
    this.name = "CarrierRefused";
    this.reason = reason;
    this.says = says.slice(0, 200);
  }
}

/** Whether the carrier refused or did not answer; any other error is a bug of ours. */
export const isCarrierError = (error: unknown): error is CarrierRefused | CarrierNoAnswer =>
  error instanceof CarrierRefused || error instanceof CarrierNoAnswer;
