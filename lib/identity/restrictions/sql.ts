import { type RestrictedAct, stops } from "./kinds";

// Text, because machines and column lists are text.

/** Whether nothing stops a row of allowance `a` from an act. Rows are looked at only where a bit is set. */
export const isFree = (a: string, act: RestrictedAct): string =>
  `(${a}.restricted & ${stops[act]} = 0 or restrictions_now(${a}.user_id) & ${stops[act]} = 0)`;

/**
 * For machines: whether nothing stops a person from an act. Where something does, the plan is answered 'moved', so that it is
 * decided again by what is now in force.
 */
export const mustBeFree = (person: string, act: RestrictedAct): string =>
  `(not exists (select from allowance f where f.user_id = ${person} and f.restricted & ${stops[act]} <> 0)
          or must_be_free(${person}, ${stops[act]}))`;

/** The restrictions of a person that were not lifted, as `Restrictions`. */
const listOf = (person: string): string => `(
      select jsonb_agg(jsonb_build_object('kind', x.kind, 'reason', x.reason, 'until', x.until, 'subjectKind', x.subject_kind)
        order by x.created_at) from person_restriction x where x.user_id = ${person} and x.state = 'ACTIVE')`;

/** The same of a row of allowance `a`: null, and nothing is read, where it has none. */
export const restrictionsIn = (a: string): string =>
  `case when ${a}.restricted <> 0 then ${listOf(`${a}.user_id`)} end`;
