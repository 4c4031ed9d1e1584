import "server-only";
import { refusingAt } from "@/lib/kernel/approvals/spec";
import { type Actor, type Command, command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { may, refusalFor } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import type { NoticeKey } from "../../kinds";
import { builtInParts } from "../built-in";
import type { Language, TemplateParts } from "../parts";
import { isSameWords } from "./changes";
import { noticeTemplate } from "./machine";
import { templateRefusals } from "./refusals";
import { partsOf, type WriteTemplate } from "./schema";

export type TemplateMoved = { templateId: string };

/** Throws Refusal not_found. */
export function mustWrite(by: Actor): void {
  if (!may(by, "template.publish", "da")) throw refusalFor(by);
}

/** An entry of the log about words of a kind in a language. */
export const auditOf = (
  by: Actor,
  act: string,
  { key, language }: WordsOf,
  more: { reason?: string; detail?: object },
) => [
  {
    actorId: by.id,
    act,
    subjectKind: "notice_template",
    subjectId: `${key} ${language}`,
    ...(more.reason !== undefined && { reason: more.reason }),
    detail: { key, language, ...more.detail },
  },
];

/** What words are of. */
export interface WordsOf {
  key: NoticeKey;
  language: Language;
}

interface WriteFacts {
  draftId: string | null;
  draftVersion: bigint;
  draftParts: TemplateParts | null;
  liveParts: TemplateParts | null;
}

/**
 * Saves words as the draft of a kind in a language, in place of the one that they were written over.
 * @throws Refusal - not_found, draft_moved, nothing_changes
 */
const saveDraft = command<WriteTemplate, WriteFacts, TemplateMoved>({
  act: "template.write",
  read: ({ key, language }) => sql`
    select d.id as draft_id, d.version as draft_version, d.parts as draft_parts, l.parts as live_parts
    from (select) one left join notice_template d on d.key = ${key} and d.language = ${language} and d.state = 'DRAFT'
      left join notice_template l on l.key = ${key} and l.language = ${language} and l.state = 'LIVE'`,
  decide({ draftId, draftVersion, draftParts, liveParts }, { key, language, over, parts: given }, by) {
    mustWrite(by);
    if (over !== draftId) throw new Refusal(templateRefusals.draft_moved);
    const parts = partsOf(given);
    if (isSameWords(parts, draftParts ?? liveParts ?? builtInParts(key, language)))
      throw new Refusal(templateRefusals.nothing_changes);
    const id = newId();
    return {
      subject: { kind: "notice_template", id },
      rows: draftId ? [noticeTemplate.move({ id: draftId, version: draftVersion }, "discard")] : [],
      insert: [{ table: "notice_template", row: { id, key, language, parts } }],
      audit: auditOf(by, "template.write", { key, language }, { detail: { templateId: id } }),
      result: { templateId: id },
    };
  },
});

/** The same; of two who save at once, the second is refused. */
export const writeTemplate: Command<WriteTemplate, TemplateMoved> = refusingAt(saveDraft, {
  notice_template_key_language_number_key: templateRefusals.draft_moved,
  one_draft_template: templateRefusals.draft_moved,
});

interface DraftFacts extends WordsOf {
  id: string;
  version: bigint;
  state: string;
}

/**
 * Ends a draft that is not to be published. It stays in the list of versions.
 * @throws Refusal - not_found, not_a_draft
 */
export const discardTemplate = command<TemplateMoved, DraftFacts, TemplateMoved>({
  act: "template.discard",
  read: ({ templateId }) => sql`
    select id, version, state::text as state, key, language from notice_template where id = ${templateId}::uuid`,
  decide(draft, { templateId }, by) {
    mustWrite(by);
    if (draft.state !== "DRAFT") throw new Refusal(templateRefusals.not_a_draft);
    return {
      subject: { kind: "notice_template", id: templateId },
      rows: [noticeTemplate.move(draft, "discard")],
      audit: auditOf(by, "template.discard", draft, { detail: { templateId } }),
      result: { templateId },
    };
  },
});
