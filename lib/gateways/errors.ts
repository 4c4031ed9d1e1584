/** Nothing came back that tells what happened: the gateway may have done it or not. Ask again by our reference. */
export class GatewayNoAnswer extends Error {
  constructor(what: string, cause?: unknown) {
    super(`no usable answer from the gateway: ${what}`, { cause });
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
 * The gateway said no, and did nothing. `says` is for our log only, never for a person.
 * 'duplicate_reference': it knows this reference already, so that only asking what became of it tells.
 * 'unauthorized': it does not accept our key, or our account may not do this.
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

/** Whether this is the gateway's word, or its silence; anything else that is thrown is a fault of ours. */
export const isGatewayError = (error: unknown): error is GatewayRefused | GatewayNoAnswer =>
  error instanceof GatewayRefused || error instanceof GatewayNoAnswer;
