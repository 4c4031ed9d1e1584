import type { GatewayReason } from "../errors";

/** By code where there is one; older answers carry only a sentence. */
const signs: readonly [GatewayReason, RegExp, readonly string[]][] = [
  ["duplicate_reference", /duplicate (transaction|transfer) reference/i, ["duplicate_reference"]],
  ["insufficient_balance", /balance is not enough/i, ["insufficient_balance"]],
  ["unresolved_account", /could not resolve account|unknown bank code/i, ["unresolved_account"]],
  ["invalid_recipient", /recipient.*(invalid|not found)/i, ["invalid_transfer_recipient"]],
];

/** Paystack's no, in our words: by its HTTP status, its sentence and, where it sends one, its code. */
export function reasonOf(httpStatus: number, says: string, code: string | null): GatewayReason {
  if (httpStatus === 429) return "rate_limited";
  const sign = signs.find(([, sentence, codes]) => codes.includes(code ?? "") || sentence.test(says));
  if (sign) return sign[0];
  if (httpStatus === 401 || httpStatus === 403) return "unauthorized";
  return httpStatus === 404 ? "not_found" : "other";
}
