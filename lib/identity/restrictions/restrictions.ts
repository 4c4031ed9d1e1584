import type { Plan } from "@/lib/kernel/commit";
import { Refusal } from "@/lib/kernel/refusal";
import { formatDateTime } from "@/lib/kernel/time-format";
import { bitOf, bitsOf, type RestrictedAct, type RestrictionKind, stops } from "./kinds";
import { restrictionRefusals, restrictionTitles } from "./refusals";

/** A restriction that has not been lifted. It applies until its end. */
export interface Restriction {
  kind: RestrictionKind;
  /** A sentence shown to the user. */
  reason: string;
  /** ISO 8601; null means until it is lifted. */
  until: string | null;
  /** Its cause: 'chargeback', 'phone_change', 'password_reset'; null if staff set it directly. */
  subjectKind: string | null;
}

/** Null if the user has none, so that no rows are read. */
export type Restrictions = readonly Restriction[] | null;

/** Whether a restriction that was not lifted is in force, as `restriction_binds` in SQL. */
export const binds = ({ until }: Pick<Restriction, "until">, now: Date): boolean =>
  until === null || new Date(until) > now;

/** The restrictions in force. */
export const bindingAt = (restrictions: Restrictions, now: Date): Restriction[] =>
  restrictions?.filter((one) => binds(one, now)) ?? [];

/** The most severe restriction that stops an act, and of those the longest; undefined if none does. */
export function stopping(inForce: readonly Restriction[], act: RestrictedAct): Restriction | undefined {
  const [first] = inForce
    .filter((one) => (bitsOf(one) & stops[act]) !== 0)
    .sort((one, other) => bitOf[one.kind] - bitOf[other.kind] || endOf(other) - endOf(one));
  return first;
}

/** The same, for restrictions that can have ended. */
export const stoppingAt = (restrictions: Restrictions, act: RestrictedAct, now: Date) =>
  stopping(bindingAt(restrictions, now), act);

const endOf = ({ until }: Restriction): number => (until === null ? Infinity : Date.parse(until));

/** @throws Refusal - the kind of the restriction that stops the act, with its reason and its end */
export function mustNotBeRestricted(restrictions: Restrictions, act: RestrictedAct, now: Date): void {
  const restriction = stoppingAt(restrictions, act, now);
  if (restriction) throw refusalOf(restriction);
}

/** The refusal for a user under this restriction. */
export const refusalOf = ({ kind, reason, until }: Restriction): Refusal =>
  new Refusal(restrictionRefusals[kind], { reason, until: until ? endInWords(until) : "" });

const endInWords = (until: string): string => `${formatDateTime(new Date(until))}, Lagos time`;

/** When what the person paused by text ends by itself, in words; undefined if nothing is paused. */
export function pausedUntil(inForce: readonly Restriction[]): string | undefined {
  const ends = inForce.flatMap(({ subjectKind, until }) => (subjectKind === "brake" && until ? [until] : []));
  const last = ends.toSorted().at(-1);
  return last && endInWords(last);
}

/** `Your account is frozen until 3 Dec 2026, 10:00, Lagos time`. */
export const titleOf = ({ kind, until }: Restriction): string =>
  `${restrictionTitles[kind]}${until ? ` until ${endInWords(until)}` : ""}`;

/**
 * The part of a plan that orders it with the user's restrictions: what one of them stops is committed before it, or decided again.
 * Plans with other counters of the user need no more than those.
 */
export const lockAllowance = (userId: string): Pick<Plan, "counts"> => ({
  counts: [{ table: "allowance", id: userId, change: {} }],
});

// The same as SQL text, for machines and lists of columns.

/** The restrictions of allowance `a`'s user that were not lifted, as `Restrictions`; null without reading rows if no bit is set. */
export const restrictionsIn = (a: string): string =>
  `case when ${a}.restricted <> 0 then restrictions_of(${a}.user_id) end`;
