import "server-only";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import { identityEvents } from "../../events";
import type { RestrictionState } from "../machine";
import { planLift, type StoredRestriction } from "../plans";
import { restrictingRefusals } from "../refusals";

interface Facts extends StoredRestriction {
  state: RestrictionState;
  /** They made it, or asked for it. */
  isOwn: boolean;
  /** It came from a chargeback that is still open. */
  isUndecided: boolean;
}

/**
 * Lifts one restriction of a user; others stay.
 * @throws Refusal - not_found (also without the permission for its kind), own_restriction, restriction_lifted,
 *   needs_colleague, chargeback_undecided
 */
export const liftRestriction = command<
  { restrictionId: string; reason: string; reasonCode?: ReasonCode },
  Facts,
  { userId: string }
>({
  act: "identity.lift_restriction",
  read: ({ restrictionId }, by) => sql`
    select r.id, r.version, r.user_id, r.kind, r.state,
      r.by_id = ${by.id}::uuid or exists (select from approval_record a where a.id = r.approval_id and a.creator_id = ${by.id}::uuid) as is_own,
      exists (select from chargeback c where r.subject_kind = 'chargeback' and c.id = r.subject_id and c.state = 'OPEN') as is_undecided
    from restriction r where r.id = ${restrictionId}::uuid`,
  decide(restriction, { reason, reasonCode }, by) {
    mustHold(by, restriction.kind === "blocked" ? "person.unblock" : "person.unfreeze");
    const { userId, state, isOwn, isUndecided } = restriction;
    if (by.id === userId) throw new Refusal(restrictingRefusals.own_restriction);
    if (state !== "ACTIVE") throw new Refusal(restrictingRefusals.restriction_lifted);
    if (isOwn) throw new Refusal(restrictingRefusals.needs_colleague);
    if (isUndecided) throw new Refusal(restrictingRefusals.chargeback_undecided);
    const { id: restrictionId, kind } = restriction;
    return {
      result: { userId },
      ...planLift(by.id, restriction, reason, reasonCode),
      events: [identityEvents.unrestricted({ userId, restrictionId, kind })],
    };
  },
});
