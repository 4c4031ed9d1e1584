import "server-only";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import { type NewRestriction, planRestriction } from "../plans";
import { restrictingRefusals } from "../refusals";

type RestrictionInput = Omit<NewRestriction, "subject">;

/**
 * Restricts a user until a time, or until it is lifted. A block disconnects their open pages immediately.
 * @throws Refusal - not_found (also without the permission for its kind), own_restriction, end_in_past
 */
export const restrictPerson = command<RestrictionInput, { id: string }, { userId: string }>({
  act: "identity.restrict",
  read: ({ userId }) => sql`
    select u.id from app_user u join allowance a on a.user_id = u.id where u.id = ${userId}::uuid and u.erased_at is null`,
  decide({ now }, input, by) {
    mustHold(by, input.kind === "blocked" ? "person.block" : "person.freeze");
    if (by.id === input.userId) throw new Refusal(restrictingRefusals.own_restriction);
    if (input.until && input.until <= now) throw new Refusal(restrictingRefusals.end_in_past);
    return { result: { userId: input.userId }, ...planRestriction(by.id, input) };
  },
});
