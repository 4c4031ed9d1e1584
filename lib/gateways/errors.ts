/** The outcome is unknown: the gateway may have performed the call or not. Look it up by our reference. */
export class GatewayNoAnswer extends Error {
  constructor(what: string, cause?: unknown) {
    super(`no usable response from the gateway: ${what}`, { cause });
    this.name = "GatewayNoAnswer";
  }
}

export const gatewayReasons = [
  "duplicate_reference",
  "not_found",
  "rate_limited",
  "insufficient_balance",
  "invalid_recipient",
  "unresolved_account",
  "unauthorized",
  "other",
] as const;

export type GatewayReason = (typeof gatewayReasons)[number];

/**
 * The gateway refused the call and did nothing. `says` is for logs only, never for users.
 * 'duplicate_reference': it knows this reference already; look up the outcome.
 * 'unauthorized': it rejects our key, or our account lacks the permission.
 */
export class GatewayRefused extends Error {
  readonly reason: GatewayReason;
  readonly says: string;

  constructor(reason: GatewayReason, says: string) {
    super(`the gateway refused: ${reason}`);
    this.name = "GatewayRefused";
    this.reason = reason;
    this.says = says.slice(0, 200);
  }
}

/** Whether the gateway refused or did not answer; any other error is a bug of ours. */
export const isGatewayError = (error: unknown): error is GatewayRefused | GatewayNoAnswer =>
  error instanceof GatewayRefused || error instanceof GatewayNoAnswer;
