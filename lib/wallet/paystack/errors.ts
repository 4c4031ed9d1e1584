/** Nothing came back that tells what happened: the gateway may have done it or not. Ask again by our reference. */
export class GatewayTimeout extends Error {
  constructor(what: string, cause?: unknown) {
    super(`no usable answer from the gateway: ${what}`, { cause });
    this.name = "GatewayTimeout";
  }
}

export type GatewayReason = "duplicate_reference" | "not_found" | "rate_limited" | "other";

/** The gateway said no, and did nothing. `says` is for our log only, never for a person. */
export class GatewayRefused extends Error {
  readonly httpStatus: number;
  readonly reason: GatewayReason;
  readonly says: string;

  constructor(httpStatus: number, says: string) {
    super(`the gateway refused with ${httpStatus}`);
    this.name = "GatewayRefused";
    this.httpStatus = httpStatus;
    this.says = says.slice(0, 200);
    this.reason = reasonOf(httpStatus, says);
  }
}

function reasonOf(httpStatus: number, says: string): GatewayReason {
  if (httpStatus === 429) return "rate_limited";
  if (httpStatus === 404) return "not_found";
  return /duplicate transaction reference/i.test(says) ? "duplicate_reference" : "other";
}
