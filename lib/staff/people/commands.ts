import "server-only";
import { command } from "@/lib/kernel/command";
import { raw, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { may, mustHold } from "@/lib/kernel/permissions";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { hasCase } from "../queues/registry";
import { UNMASKINGS_A_DAY } from "./machine";

export const peopleRefusals = refusals({
  own_page: { status: 403, says: "This is about you, so a colleague has to do it." },
  no_case: {
    status: 403,
    says: "You can see contact details only of people in a case that you have claimed.",
  },
  unmasked_enough: {
    status: 429,
    says: `You have unmasked ${String(UNMASKINGS_A_DAY)} details in a day. Ask a colleague in compliance.`,
  },
});

const about = (userId: string) => ({ subjectKind: "user", subjectId: userId });

/**
 * Writes a note about a person, for colleagues.
 * @throws Refusal - not_found, own_page
 */
export const writeNote = command<{ userId: string; text: string }, object, { noteId: string }>({
  act: "person.note",
  read: ({ userId }) => sql`select id from person where id = ${userId}::uuid`,
  decide(_person, { userId, text }, by) {
    mustHold(by, "person.note");
    if (by.id === userId) throw new Refusal(peopleRefusals.own_page);
    const id = newId();
    return {
      subject: { kind: "staff_note", id },
      insert: [{ table: "staff_note", row: { id, userId, text } }],
      audit: [{ actorId: by.id, act: "person.note", ...about(userId), detail: { note: id } }],
      result: { noteId: id },
    };
  },
});

export type ContactField = "email" | "phone";

/**
 * Shows one contact detail of one person to this member of staff for ten minutes. The person sees that it was looked at.
 * @throws Refusal - not_found, own_page, no_case, unmasked_enough
 */
export const unmask = command<
  { userId: string; field: ContactField; reason: string },
  { hasCase: boolean; unmasked: number },
  { userId: string }
>({
  act: "person.unmask",
  read: ({ userId }, by) => sql`
    select ${raw(hasCase("p.id", "of.staff"))} as has_case,
      (select count(*)::int from unmasking where by_id = ${by.id}::uuid and created_at > app_now() - interval '24 hours') as unmasked
    from person p, (select ${by.id}::uuid as staff) of where p.id = ${userId}::uuid and p.closed_at is null`,
  decide(facts, { userId, field, reason }, by) {
    mustHold(by, "person.unmask_contact");
    if (by.id === userId) throw new Refusal(peopleRefusals.own_page);
    if (!facts.hasCase && !may(by, "person.unmask_contact", "d")) throw new Refusal(peopleRefusals.no_case);
    if (facts.unmasked >= UNMASKINGS_A_DAY) throw new Refusal(peopleRefusals.unmasked_enough);
    const id = newId();
    return {
      subject: { kind: "unmasking", id },
      insert: [{ table: "unmasking", row: { id, userId, field, reason } }],
      audit: [{ actorId: by.id, act: "person.unmask", ...about(userId), reason, detail: { field } }],
      result: { userId },
    };
  },
});
