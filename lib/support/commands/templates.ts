import "server-only";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { mustHold } from "@/lib/kernel/permissions";
import { supportTemplate } from "../machine";

type TemplateMoved = { templateId: string };

const audited = (actorId: string, act: string, subjectId: string) => [
  { actorId, act, subjectKind: "support_template", subjectId },
];

/**
 * Adds an answer for staff to begin with.
 * @throws Refusal - not_found
 */
export const addTemplate = command<{ title: string; body: string }, object, TemplateMoved>({
  act: "support.add_template",
  read: () => sql`select 1 as one`,
  decide(_facts, row, by) {
    mustHold(by, "support.template");
    const id = newId();
    return {
      subject: { kind: "support_template", id },
      insert: [{ table: "support_template", row: { id, ...row } }],
      audit: audited(by.id, "support.add_template", id),
      result: { templateId: id },
    };
  },
});

/**
 * Takes an answer out of the list. What was sent with it stays.
 * @throws Refusal - not_found, also once it is removed
 */
export const removeTemplate = command<TemplateMoved, { id: string; version: bigint }, TemplateMoved>({
  act: "support.remove_template",
  read: ({ templateId }) => sql`
    select id, version from support_template where id = ${templateId}::uuid and removed_at is null`,
  decide(facts, { templateId }, by) {
    mustHold(by, "support.template");
    return {
      subject: { kind: "support_template", id: templateId },
      rows: [supportTemplate.move(facts, "remove")],
      audit: audited(by.id, "support.remove_template", templateId),
      result: { templateId },
    };
  },
});
