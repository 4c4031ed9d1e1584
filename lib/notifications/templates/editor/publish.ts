import "server-only";
import { approvable } from "@/lib/kernel/approvals/approvable";
import type { Why } from "@/lib/kernel/approvals/spec";
import { type Actor, command } from "@/lib/kernel/command";
import { type Sql, sql } from "@/lib/kernel/db";
import type { PlannedRow } from "@/lib/kernel/machine";
import { may, refusalFor } from "@/lib/kernel/permissions";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { type NoticeKey, noticeKinds } from "../../kinds";
import { builtInParts } from "../built-in";
import { languages, type TemplateParts } from "../parts";
import { changesOf, isSameWords } from "./changes";
import { auditOf, type TemplateMoved, type WordsOf } from "./commands";
import { noticeTemplate } from "./machine";
import { problemWords } from "./problems";
import { templateRefusals } from "./refusals";
import { OneTemplate, templateProblems } from "./schema";
import { needsTwo } from "./two-people";

interface Facts extends WordsOf {
  id: string;
  version: bigint;
  state: string;
  parts: TemplateParts;
  liveId: string | null;
  liveVersion: bigint;
  liveParts: TemplateParts | null;
}

const readDraft = (templateId: string): Sql => sql`
  select d.id, d.version, d.state::text as state, d.key, d.language, d.parts, l.id as live_id, l.version as live_version, l.parts as live_parts
  from notice_template d left join notice_template l on l.key = d.key and l.language = d.language and l.state = 'LIVE'
  where d.id = ${templateId}::uuid`;

const mustPublish = (by: Actor) => {
  if (!may(by, "template.publish", "d")) throw refusalFor(by);
};

const inForce = ({ key, language, liveParts }: Facts): TemplateParts =>
  liveParts ?? builtInParts(key, language);

/** Throws Refusal not_a_draft, nothing_changes, unfit_words. */
function mustBeFit(facts: Facts): void {
  const { state, key, language, parts } = facts;
  if (state !== "DRAFT") throw new Refusal(templateRefusals.not_a_draft);
  if (isSameWords(inForce(facts), parts)) throw new Refusal(templateRefusals.nothing_changes);
  // A release since may have taken the kind away, or an argument of it.
  const problem = isKind(key)
    ? templateProblems(key, language, parts).map(problemWords)[0]
    : "It is no longer sent.";
  if (problem) throw new Refusal(templateRefusals.unfit_words, { problem });
}

const isKind = (key: string): key is NoticeKey => Object.hasOwn(noticeKinds, key);

/** What was in force ends in the same commit. */
const takingOver = ({ liveId, liveVersion }: Facts): PlannedRow[] =>
  liveId ? [noticeTemplate.move({ id: liveId, version: liveVersion }, "replace")] : [];

/**
 * Puts a draft in force that is about neither security nor money. All processes read it within seconds.
 * @throws Refusal - not_found, needs_two, not_a_draft, nothing_changes, unfit_words
 */
export const publishTemplate = command<TemplateMoved & Why, Facts, TemplateMoved>({
  act: "template.publish_alone",
  read: ({ templateId }) => readDraft(templateId),
  decide(facts, { templateId, reason, reasonCode }, by) {
    mustPublish(by);
    mustBeFit(facts);
    if (needsTwo(facts.key)) throw new Refusal(templateRefusals.needs_two);
    return {
      subject: { kind: "notice_template", id: templateId },
      rows: [...takingOver(facts), noticeTemplate.move(facts, "publish", { reason })],
      audit: auditOf(by, "template.publish_alone", facts, { reason, detail: { templateId, reasonCode } }),
      result: { templateId },
    };
  },
});

/** Puts a draft in force as two people agreed. */
export const publishByTwo = approvable({
  act: "template.publish",
  detail: OneTemplate,
  read: ({ templateId }) => readDraft(templateId),
  about: ({ id, key, language }: Facts) => ({
    subject: {
      kind: "notice_template",
      id,
      auditId: `${key} ${language}`,
      name: `${key} in ${languages[language]}`,
      href: `/admin/templates/${key}/${language}`,
    },
  }),
  mayRequest(facts) {
    mustBeFit(facts);
    if (!needsTwo(facts.key)) throw new Refusal(templateRefusals.one_is_enough);
  },
  effectText: (facts) => ({
    says: `Publish new words of “${facts.key}” in ${languages[facts.language]}`,
    changes: changesOf(inForce(facts), facts.parts),
  }),
  run(facts) {
    if (facts.state !== "DRAFT") throw new Refusal(kernelRefusals.moved_on);
    return {
      subject: { kind: "notice_template", id: facts.id },
      rows: [...takingOver(facts), noticeTemplate.move(facts, "enact")],
      result: { templateId: facts.id },
    };
  },
});

/**
 * Ends words that are in force: the product's are read again.
 * @throws Refusal - not_found, not_in_force
 */
export const retireTemplate = command<
  TemplateMoved & Why,
  WordsOf & { id: string; version: bigint; state: string },
  TemplateMoved
>({
  act: "template.retire",
  read: ({ templateId }) => sql`
    select id, version, state::text as state, key, language from notice_template where id = ${templateId}::uuid`,
  decide(live, { templateId, reason, reasonCode }, by) {
    mustPublish(by);
    if (live.state !== "LIVE") throw new Refusal(templateRefusals.not_in_force);
    return {
      subject: { kind: "notice_template", id: templateId },
      rows: [noticeTemplate.move(live, "retire", { end_reason: reason })],
      audit: auditOf(by, "template.retire", live, { reason, detail: { templateId, reasonCode } }),
      result: { templateId },
    };
  },
});
