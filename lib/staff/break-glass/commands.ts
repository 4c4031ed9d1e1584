import "server-only";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { command } from "@/lib/kernel/command";
import { raw, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { may, mustHold, type Permission } from "@/lib/kernel/permissions";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { breakGlassEvents } from "../events";
import { mustBeStaff } from "../staff";
import { breakGlass, canBeTaken } from "./machine";

export const breakGlassRefusals = refusals({
  cannot_be_taken: {
    status: 403,
    says: "This can’t be taken by one person, not even in an emergency. Ask the colleagues who hold it.",
  },
  held_already: { status: 409, says: "You already have this permission." },
  ratified: { status: 409, says: "A colleague has already looked at this." },
});

/**
 * Takes a missing permission for an hour. All administrators and auditors are notified, and an administrator ratifies it within a day.
 * @throws Refusal - not_found, cannot_be_taken, held_already
 */
export const takePermission = command<
  { permission: Permission; reason: string; reasonCode?: ReasonCode },
  { canBeTaken: boolean },
  { breakGlassId: string }
>({
  act: "break_glass.take",
  read: ({ permission }) =>
    sql`select ${raw(canBeTaken("asked.name"))} as can_be_taken from (select ${permission}::text as name) asked`,
  decide(facts, { permission, reason, reasonCode }, by) {
    mustBeStaff(by);
    if (may(by, permission)) throw new Refusal(breakGlassRefusals.held_already);
    if (!facts.canBeTaken || by.roles.includes("AUDITOR"))
      throw new Refusal(breakGlassRefusals.cannot_be_taken);
    const id = newId();
    return {
      subject: { kind: "break_glass", id },
      insert: [{ table: "break_glass", row: { id, permission, reason } }],
      audit: [
        {
          actorId: by.id,
          act: "break_glass.take",
          subjectKind: "break_glass",
          subjectId: id,
          reason,
          detail: { permission, reasonCode },
        },
      ],
      events: [breakGlassEvents.taken({ breakGlassId: id })],
      result: { breakGlassId: id },
    };
  },
});

/**
 * An administrator has looked at what was taken, and why.
 * @throws Refusal - not_found (also for one's own), ratified
 */
export const ratify = command<
  { id: string },
  { version: bigint; isRatified: boolean },
  { breakGlassId: string }
>({
  act: "break_glass.ratify",
  read: ({ id }, by) => sql`
    select version, ratified_at is not null as is_ratified from break_glass
    where id = ${id}::uuid and user_id <> ${by.id}::uuid`,
  decide({ version, isRatified }, { id }, by) {
    mustHold(by, "break_glass.ratify");
    if (isRatified) throw new Refusal(breakGlassRefusals.ratified);
    return {
      subject: { kind: "break_glass", id },
      rows: [breakGlass.move({ id, version }, "ratify")],
      audit: [{ actorId: by.id, act: "break_glass.ratify", subjectKind: "break_glass", subjectId: id }],
      events: [breakGlassEvents.ratified({ breakGlassId: id })],
      result: { breakGlassId: id },
    };
  },
});
