/** Nothing came back that tells what happened: the gateway may have done it or not. Ask again by our reference. */
export class GatewayTimeout extends Error {
  constructor(what: string, cause?: unknown) {
    super(`no usable answer from the gateway: ${what}`, { cause });
    this.name = "GatewayTimeout";
  }
}

export type GatewayReason =
  | "duplicate_reference"
  | "not_found"
  | "rate_limited"
  | "insufficient_balance"
  | "invalid_recipient"
  | "unresolved_account"
  | "other";

/**
 * The gateway said no, and did nothing. `says` is for our log only, never for a person.
 * 'duplicate_reference': it knows this reference already, so that only verifying tells what became of it.
 */
export class GatewayRefused extends Error {
  readonly httpStatus: number;
  readonly reason: GatewayReason;
  readonly says: string;

  constructor(httpStatus: number, says: string, code: string | null = null) {
    super(`the gateway refused with ${httpStatus}`);
    this.name = "GatewayRefused";
    this.httpStatus = httpStatus;
    this.says = says.slice(0, 200);
    this.reason = reasonOf(httpStatus, says, code);
  }
}

/** By code where there is one; older answers carry only a sentence. */
const signs: readonly [GatewayReason, RegExp, readonly string[]][] = [
  ["duplicate_reference", /duplicate (transaction|transfer) reference/i, ["duplicate_reference"]],
  ["insufficient_balance", /balance is not enough/i, ["insufficient_balance"]],
  ["unresolved_account", /could not resolve account|unknown bank code/i, ["unresolved_account"]],
  ["invalid_recipient", /recipient.*(invalid|not found)/i, ["invalid_transfer_recipient"]],
];

function reasonOf(httpStatus: number, says: string, code: string | null): GatewayReason {
  if (httpStatus === 429) return "rate_limited";
  const sign = signs.find(([, sentence, codes]) => codes.includes(code ?? "") || sentence.test(says));
  if (sign) return sign[0];
  return httpStatus === 404 ? "not_found" : "other";
}
