import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { mustRead } from "@/lib/kernel/permissions";
import { families, kindOf, type NoticeKey, noticeKeys } from "../../kinds";
import { builtIn, builtInParts } from "../built-in";
import { type LiveTemplate, liveTemplates } from "../live";
import { type Language, languages, type TemplateParts } from "../parts";
import { branchesOf, samplesOf } from "../preview/samples";
import { valuesOf } from "../say";
import { problemWords } from "./problems";
import { hasText, isWritable, templateProblems } from "./schema";
import { needsTwo } from "./two-people";

export type TemplateState = "DRAFT" | "LIVE" | "RETIRED";

/** Words as they were saved. */
export interface TemplateVersion {
  id: string;
  number: number;
  state: TemplateState;
  parts: TemplateParts;
  byName: string | null;
  createdAt: Date;
  /** Null for what was never in force. */
  liveAt: Date | null;
  liveByName: string | null;
  reason: string | null;
  approvalId: string | null;
  endedAt: Date | null;
  endReason: string | null;
}

/** What readers of a language read now: words of staff, of the product, or its English where it has none. */
export interface WordsInForce {
  parts: TemplateParts;
  /** The version that staff have put in force. */
  number: number | null;
  isEnglish: boolean;
}

export interface EditedTemplate {
  key: NoticeKey;
  language: Language;
  family: string;
  needsTwo: boolean;
  isTexted: boolean;
  /** The product’s words: in the language, else in English. */
  base: TemplateParts;
  /** The product has words in the language. */
  isTranslated: boolean;
  /** The languages that the kind is written in, in their order, with what is in force. */
  inForce: [Language, WordsInForce][];
  /** Newest first. */
  versions: TemplateVersion[];
  draft: TemplateVersion | undefined;
  live: TemplateVersion | undefined;
  /** Why what is in force is not used: a release has changed the kind. */
  liveProblem: string | undefined;
  /** The open request to publish the draft. */
  requestId: string | null;
  /** What the words depend on, with all that it can be. */
  choices: { name: string; values: string[] }[];
  /** Sample facts in words, by argument. */
  values: Record<string, string>;
  now: Date;
}

const SHOWN = 50;

const readVersions = (key: NoticeKey, language: Language) =>
  query<TemplateVersion>(sql`
    select t.id, t.number, t.state::text as state, t.parts, b.name as by_name, t.created_at, t.live_at, l.name as live_by_name, t.reason,
      t.approval_id, t.ended_at, t.end_reason
    from notice_template t left join person b on b.id = t.by_id left join person l on l.id = t.live_by_id
    where t.key = ${key} and t.language = ${language} order by t.number desc limit ${SHOWN}`);

/** Languages that a kind can be written in. */
export const languagesOf = (key: NoticeKey): Language[] =>
  (Object.keys(languages) as Language[]).filter((language) => isWritable(key, language));

/** What readers of a language read now. */
export function wordsInForce(
  key: NoticeKey,
  language: Language,
  live: LiveTemplate | undefined,
): WordsInForce {
  return {
    parts: live?.parts ?? builtInParts(key, language),
    number: live?.number ?? null,
    isEnglish: !live && !builtIn[language][key],
  };
}

/** Why words no longer fit their kind, as after a release; undefined where they do. */
export const unfitness = (key: NoticeKey, language: Language, parts: TemplateParts): string | undefined =>
  templateProblems(key, language, parts).map(problemWords)[0];

/**
 * A kind of notice in a language, to be written. Undefined where it is not written in it.
 * @throws Refusal - not_found
 */
export async function editTemplate(
  by: Actor,
  asked: string,
  inLanguage: string,
): Promise<EditedTemplate | undefined> {
  mustRead(by, "template.publish");
  const key = noticeKeys.find((one) => one === asked);
  const language = key && languagesOf(key).find((one) => one === inLanguage);
  if (!key || !language) return undefined;
  const [versions, liveOf, moment] = await Promise.all([
    readVersions(key, language),
    liveTemplates(),
    queryOne<{ now: Date; requestId: string | null }>(sql`
      select app_now() as now, (select a.id from approval_record a join notice_template t on t.id = a.subject_id and t.state = 'DRAFT'
        where a.act = 'template.publish' and a.state = 'ASKED' and a.expires_at > app_now() and t.key = ${key} and t.language = ${language}) as request_id`),
  ]);
  const now = moment?.now ?? new Date();
  const live = versions.find(({ state }) => state === "LIVE");
  const link = new URL("/inbox", env().APP_URL).href;
  return {
    key,
    language,
    family: families[kindOf(key).family],
    needsTwo: needsTwo(key),
    isTexted: hasText(key),
    base: builtInParts(key, language),
    isTranslated: builtIn[language][key] !== undefined,
    inForce: languagesOf(key).map((one) => [
      one,
      wordsInForce(key, one, one === language ? live : liveOf(key, one)),
    ]),
    versions,
    draft: versions.find(({ state }) => state === "DRAFT"),
    live,
    liveProblem: live && unfitness(key, language, live.parts),
    requestId: moment?.requestId ?? null,
    choices: [...branchesOf(key)].map(([name, values]) => ({ name, values })),
    values: valuesOf(samplesOf(key, now), { now, link, first: "Ada" }),
    now,
  };
}
