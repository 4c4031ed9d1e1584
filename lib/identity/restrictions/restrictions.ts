import { Refusal } from "@/lib/kernel/refusal";
import { formatDateTime } from "@/lib/kernel/time-format";
import { bitOf, bitsOf, type RestrictedAct, type RestrictionKind, stops } from "./kinds";
import { restrictionRefusals, restrictionTitles } from "./refusals";

/** A restriction that has not been lifted. It binds until its end. */
export interface Restriction {
  kind: RestrictionKind;
  /** A sentence that the person reads. */
  reason: string;
  /** ISO 8601; null where it binds until it is lifted. */
  until: string | null;
  /** What it came from: 'chargeback', 'phone_change'; null where staff set it by itself. */
  subjectKind: string | null;
}

/** Those of somebody who has none are not read. */
export type Restrictions = readonly Restriction[] | null;

/** Whether a restriction that was not lifted is in force, as `restriction_binds` in SQL. */
export const binds = ({ until }: Pick<Restriction, "until">, now: Date): boolean =>
  until === null || new Date(until) > now;

/** What is in force of a person's restrictions. */
export const bindingAt = (restrictions: Restrictions, now: Date): Restriction[] =>
  restrictions?.filter((one) => binds(one, now)) ?? [];

/** Of restrictions in force the gravest that stops an act, and of those the longest; undefined where none does. */
export function stopping(inForce: readonly Restriction[], act: RestrictedAct): Restriction | undefined {
  const [first] = inForce
    .filter((one) => (bitsOf(one) & stops[act]) !== 0)
    .sort((one, other) => bitOf[one.kind] - bitOf[other.kind] || endOf(other) - endOf(one));
  return first;
}

/** The same of restrictions of which some may have ended. */
export const stoppingAt = (restrictions: Restrictions, act: RestrictedAct, now: Date) =>
  stopping(bindingAt(restrictions, now), act);

const endOf = ({ until }: Restriction): number => (until === null ? Infinity : Date.parse(until));

/** @throws Refusal - the kind of the restriction that stops the act, with its reason and its end */
export function mustNotBeRestricted(restrictions: Restrictions, act: RestrictedAct, now: Date): void {
  const restriction = stoppingAt(restrictions, act, now);
  if (restriction) throw refusalOf(restriction);
}

/** What a person is answered whom this restriction stops. */
export const refusalOf = ({ kind, reason, until }: Restriction): Refusal =>
  new Refusal(restrictionRefusals[kind], { reason, until: until ? endInWords(until) : "" });

const endInWords = (until: string): string => `${formatDateTime(new Date(until))}, Lagos time`;

/** `Your account is frozen until 3 Dec 2026, 10:00, Lagos time`. */
export const titleOf = ({ kind, until }: Restriction): string =>
  `${restrictionTitles[kind]}${until ? ` until ${endInWords(until)}` : ""}`;
