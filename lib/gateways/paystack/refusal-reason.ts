import type { GatewayReason } from "../errors";

/** By code if there is one; older responses contain only a message. */
const patterns: readonly [GatewayReason, RegExp, readonly string[]][] = [
  ["duplicate_reference", /duplicate (transaction|transfer) reference/i, ["duplicate_reference"]],
  ["insufficient_balance", /balance is not enough/i, ["insufficient_balance"]],
  ["unresolved_account", /could not resolve account|unknown bank code/i, ["unresolved_account"]],
  ["invalid_recipient", /recipient.*(invalid|not found)/i, ["invalid_transfer_recipient"]],
];

/** The reason of a refusal, from its HTTP status, message and code, if there is one. */
export function reasonOf(httpStatus: number, says: string, code: string | null): GatewayReason {
  if (httpStatus === 429) return "rate_limited";
  const match = patterns.find(([, message, codes]) => codes.includes(code ?? "") || message.test(says));
  if (match) return match[0];
  if (httpStatus === 401 || httpStatus === 403) return "unauthorized";
  return httpStatus === 404 ? "not_found" : "other";
}
