import "server-only";
import { recordingLook } from "@/lib/audit";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { type Actor, command } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { isUuid, newId } from "@/lib/kernel/ids";
import type { Observed } from "@/lib/kernel/observed";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import { peopleRefusals } from "../people/commands";

/**
 * Opens a person's own pages to this member of staff for 15 minutes, to read. The person sees that, and why.
 * @throws Refusal - not_found, own_page
 */
export const observe = command<
  { userId: string; reason: string; reasonCode?: ReasonCode },
  object,
  { observationId: string }
>({
  act: "person.view_as",
  read: ({ userId }) => sql`select id from person where id = ${userId}::uuid and closed_at is null`,
  decide(_person, { userId, reason, reasonCode }, by) {
    mustHold(by, "person.view_as");
    if (by.id === userId) throw new Refusal(peopleRefusals.own_page);
    const id = newId();
    return {
      subject: { kind: "observation", id },
      insert: [{ table: "observation", row: { id, userId, reason } }],
      audit: [
        {
          actorId: by.id,
          act: "person.view_as",
          subjectKind: "user",
          subjectId: userId,
          reason,
          detail: { observation: id, reasonCode },
        },
      ],
      result: { observationId: id },
    };
  },
});

/**
 * Whose pages an observation of this member of staff opens; undefined once it is over. That they are read is recorded by the same
 * statement: where it cannot be, it fails, and nothing is shown.
 * @throws Refusal - not_found
 */
export async function observedIn(by: Actor, observationId: string): Promise<Observed | undefined> {
  mustHold(by, "person.view_as");
  if (!isUuid(observationId)) return undefined;
  return queryOne<Observed>(sql`
    with open as (
      select o.user_id, o.until from observation o
      where o.id = ${observationId}::uuid and o.by_id = ${by.id}::uuid and o.until > app_now()),
    looked as (${recordingLook(by, sql`select user_id from open`, "pages")})
    select p.id as observing, p.name, o.until, app_now() as now from open o join person p on p.id = o.user_id`);
}
