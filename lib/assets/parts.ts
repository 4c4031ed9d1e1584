import { assetOf } from ".";
import type { Split } from "./asset";

/** What an offer of several parts sells in all; for other kinds the terms of a unit, whatever the number. */
export const wholeOf = <Terms extends object>(kind: string, terms: Terms, count: bigint): Terms =>
  (assetOf(kind).parts?.whole(terms, count) as Terms | undefined) ?? terms;

/** Whether a buyer takes all units of an offer of this kind at once, each as a trade of its own. */
export const soldInParts = (kind: string, unitsTotal: bigint): boolean =>
  unitsTotal > 1n && assetOf(kind).parts !== undefined;

/**
 * The parts in which the kind sells this by the rule in force; one of those that have no such rule.
 * @throws Refusal - those of the kind
 */
export const splitOf = <Terms extends object>(
  kind: string,
  rule: object | null,
  terms: Terms,
  priceMinor: bigint,
): Split<Terms> => {
  const parts = assetOf(kind).parts;
  if (!parts || !rule) return { terms, priceMinor, count: 1n };
  return parts.split(rule, terms, priceMinor) as Split<Terms>;
};
