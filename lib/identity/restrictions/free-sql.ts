import { type RestrictedAct, stops } from "./kinds";

/** Whether nothing stops the user of allowance `a` from an act. Reads restriction rows only if a bit is set. */
export const isFree = (a: string, act: RestrictedAct): string =>
  `(${a}.restricted & ${stops[act]} = 0 or restrictions_now(${a}.user_id) & ${stops[act]} = 0)`;

/**
 * For machines: whether nothing stops a user from an act. Otherwise the plan's outcome is 'moved', so that the command decides
 * again with the restrictions now in force.
 */
export const mustBeFree = (person: string, act: RestrictedAct): string =>
  `(not exists (select from allowance f where f.user_id = ${person} and f.restricted & ${stops[act]} <> 0)
          or must_be_free(${person}, ${stops[act]}))`;
