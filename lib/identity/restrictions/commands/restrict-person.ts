import "server-only";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import { type NewRestriction, planRestriction } from "../plans";
import { restrictingRefusals } from "../refusals";

type Wanted = Omit<NewRestriction, "subject">;

/**
 * Staff keep a person from something, until a moment or until it is lifted. Of a block their open pages hear at once.
 * @throws Refusal - not_found for everyone who may not set one of its kind, own_restriction, end_in_past
 */
export const restrictPerson = command<Wanted, { id: string }, { userId: string }>({
  act: "identity.restrict",
  read: ({ userId }) => sql`
    select u.id from app_user u join allowance a on a.user_id = u.id where u.id = ${userId}::uuid and u.erased_at is null`,
  decide({ now }, wanted, by) {
    mustHold(by, wanted.kind === "blocked" ? "person.block" : "person.freeze");
    if (by.id === wanted.userId) throw new Refusal(restrictingRefusals.own_restriction);
    if (wanted.until && wanted.until <= now) throw new Refusal(restrictingRefusals.end_in_past);
    return { result: { userId: wanted.userId }, ...planRestriction(by.id, wanted) };
  },
});
