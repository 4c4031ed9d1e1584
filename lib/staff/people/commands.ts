import "server-only";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { command } from "@/lib/kernel/command";
import { raw, type Sql, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { may, mustHold } from "@/lib/kernel/permissions";
import { kernelRefusals, Refusal, refusals } from "@/lib/kernel/refusal";
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

/** A detail of a person that staff see masked. */
export type Detail =
  | { field: "email" | "phone" }
  /** Of `subjectId`, a bank account of theirs, or a deposit to them whose sender's account it is. */
  | { field: "bank_account" | "sender_account"; subjectId: string };

type UnmaskInput = Detail & { userId: string; reason: string; reasonCode?: ReasonCode };

/**
 * Shows one detail of one person to this member of staff for ten minutes. The person sees that it was looked at.
 * @throws Refusal - not_found (also where the account is not of this person), own_page, no_case, unmasked_enough
 */
export const unmask = command<
  UnmaskInput,
  { hasCase: boolean; isTheirs: boolean; unmasked: number },
  { userId: string }
>({
  act: "person.unmask",
  read: (input, by) => sql`
    select ${raw(hasCase("p.id", "of.staff"))} as has_case, ${belongs(input)} as is_theirs,
      (select count(*)::int from unmasking where by_id = ${by.id}::uuid and created_at > app_now() - interval '24 hours') as unmasked
    from person p, (select ${by.id}::uuid as staff) of where p.id = ${input.userId}::uuid and p.closed_at is null`,
  decide(facts, { userId, reason, reasonCode, ...detail }, by) {
    mustHold(by, permissionFor(detail));
    if (by.id === userId) throw new Refusal(peopleRefusals.own_page);
    if (!facts.isTheirs) throw new Refusal(kernelRefusals.not_found);
    if (!facts.hasCase && !may(by, permissionFor(detail), "d")) throw new Refusal(peopleRefusals.no_case);
    if (facts.unmasked >= UNMASKINGS_A_DAY) throw new Refusal(peopleRefusals.unmasked_enough);
    const id = newId();
    return {
      subject: { kind: "unmasking", id },
      insert: [{ table: "unmasking", row: { id, userId, ...detail, reason } }],
      audit: [
        { actorId: by.id, act: "person.unmask", ...about(userId), reason, detail: { ...detail, reasonCode } },
      ],
      result: { userId },
    };
  },
});

const permissionFor = (detail: Detail) =>
  "subjectId" in detail ? "person.unmask_account" : "person.unmask_contact";

/** Whether an account is this person's; contact details always are. */
function belongs({ userId, ...detail }: UnmaskInput): Sql {
  if (!("subjectId" in detail)) return sql`true`;
  const owned = detail.field === "bank_account" ? sql`bank_account_record` : sql`deposit_record`;
  return sql`exists (select from ${owned} one where one.id = ${detail.subjectId}::uuid and one.user_id = ${userId}::uuid)`;
}
