import "server-only";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { may, refusalFor } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import { BLOCK_DAYS } from "../kinds";
import { type NewRestriction, planRestriction } from "../plans";
import { restrictingRefusals } from "../refusals";

type RestrictionInput = Omit<NewRestriction, "subject" | "id" | "approvalId">;

const DAY = 86_400_000;

/**
 * Restricts a user until a time, or until it is lifted. A block disconnects their open pages immediately.
 * @throws Refusal - not_found (also without the permission for its kind), own_restriction, end_in_past, long_block,
 *   block_of_staff
 */
export const restrictPerson = command<RestrictionInput, { id: string; isStaff: boolean }, { userId: string }>(
  {
    act: "identity.restrict",
    read: ({ userId }) => sql`
    select u.id, exists (select from staff_member m where m.user_id = u.id) as is_staff
    from app_user u join allowance a on a.user_id = u.id where u.id = ${userId}::uuid and u.erased_at is null`,
    decide({ now, isStaff }, input, by) {
      const permission = input.kind === "blocked" ? "person.block" : "person.freeze";
      if (!may(by, permission, "d")) throw refusalFor(by);
      if (by.id === input.userId) throw new Refusal(restrictingRefusals.own_restriction);
      if (input.until && input.until <= now) throw new Refusal(restrictingRefusals.end_in_past);
      if (input.kind === "blocked" && isStaff) throw new Refusal(restrictingRefusals.block_of_staff);
      if (input.kind === "blocked" && !isShort(input.until, now))
        throw new Refusal(restrictingRefusals.long_block);
      return { result: { userId: input.userId }, ...planRestriction(by.id, input) };
    },
  },
);

const isShort = (until: Date | null, now: Date): boolean =>
  until !== null && until.getTime() <= now.getTime() + BLOCK_DAYS * DAY;
