import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { mustRead } from "@/lib/kernel/permissions";
import { type Family, families, kindOf, type NoticeKey, noticeKeys } from "../../kinds";
import { builtIn } from "../built-in";
import { languagesOf, type TemplateState, unfitness, wordsInForce } from "../editor/queries";
import { hasText } from "../editor/schema";
import { gsmLength } from "../gsm";
import { liveTemplates } from "../live";
import { type Language, languages, type TemplateParts } from "../parts";
import { render } from "../render";
import { branchesOf, type Chosen, samplesOf } from "./samples";

/** One kind of notice, as staff find it. */
export interface ListedTemplate {
  key: NoticeKey;
  family: Family;
  /** In English, with sample facts. */
  title: string;
  isTexted: boolean;
  isUrgent: boolean;
  /** Languages in which it is read in English. */
  missing: Language[];
  /** Languages in which staff’s words are in force, or are being written. */
  live: Language[];
  drafts: Language[];
  /** Languages whose words in force a release has made unfit, so that the product’s are read. */
  unfit: Language[];
}

const all = Object.keys(languages) as Language[];
/** What staff work in is English. */
const translated = all.filter((language) => language !== "en");

const readingAt = (now: Date, language: Language) => ({
  language,
  now,
  link: new URL("/inbox", env().APP_URL).href,
  first: "Ada",
});

const databaseTime = async (): Promise<Date> =>
  (await queryOne<{ now: Date }>(sql`select app_now() as now`))?.now ?? new Date();

/** What staff have written that is in force, or a draft. */
const writtenOnes = () =>
  query<{ key: string; language: Language; state: TemplateState; parts: TemplateParts }>(sql`
    select key, language, state::text as state, parts from notice_template where state <> 'RETIRED' order by language`);

/** All kinds of notice, by family. Throws Refusal not_found. */
export async function templatesForStaff(
  by: Actor,
): Promise<{ title: string; templates: ListedTemplate[] }[]> {
  mustRead(by, "template.publish");
  const [now, written] = await Promise.all([databaseTime(), writtenOnes()]);
  const listed = noticeKeys.map((key): ListedTemplate => {
    const { family, isUrgent } = kindOf(key);
    const own = written.filter((one) => one.key === key);
    const live = own.filter(({ state }) => state === "LIVE");
    const english = live.find(({ language }) => language === "en");
    const isWritten = (language: Language) => live.some((one) => one.language === language);
    return {
      key,
      family,
      title: render(key, samplesOf(key, now), readingAt(now, "en"), english?.parts).title,
      isTexted: hasText(key),
      isUrgent,
      missing:
        family === "staff"
          ? []
          : translated.filter((language) => !builtIn[language][key] && !isWritten(language)),
      live: live.map(({ language }) => language),
      drafts: own.filter(({ state }) => state === "DRAFT").map(({ language }) => language),
      unfit: live
        .filter(({ language, parts }) => unfitness(key, language, parts))
        .map(({ language }) => language),
    };
  });
  return Object.entries(families)
    .map(([family, title]) => ({ title, templates: listed.filter((one) => one.family === family) }))
    .filter(({ templates }) => templates.length > 0);
}

/** What a kind of notice says in one language. */
export interface PreviewedTemplate {
  language: Language;
  parts: TemplateParts;
  /** There are no words in it yet, so these are English. */
  isEnglish: boolean;
  /** The version that staff have put in force; null for the product’s words. */
  number: number | null;
  /** Of the text message's 160; null where it is not texted. */
  letters: number | null;
}

export interface TemplatePreview {
  key: NoticeKey;
  family: string;
  /** What the words depend on, with all that it can be and what it is here. */
  choices: { name: string; values: string[]; chosen: string }[];
  previews: PreviewedTemplate[];
}

/**
 * A kind of notice in all languages, with sample facts and what was chosen. Undefined where there is no such kind. Throws Refusal
 * not_found.
 */
export async function previewTemplate(
  by: Actor,
  asked: string,
  chosen: Chosen,
): Promise<TemplatePreview | undefined> {
  mustRead(by, "template.publish");
  const key = noticeKeys.find((one) => one === asked);
  if (!key) return undefined;
  const [now, liveOf] = await Promise.all([databaseTime(), liveTemplates()]);
  const samples = samplesOf(key, now, chosen);
  const { family } = kindOf(key);
  return {
    key,
    family: families[family],
    choices: [...branchesOf(key)].map(([name, values]) => ({
      name,
      values,
      chosen: values.find((value) => value === samples[name]) ?? "",
    })),
    previews: languagesOf(key).map((language) => {
      const live = liveOf(key, language);
      const { isEnglish, number } = wordsInForce(key, language, live);
      const parts = render(key, samples, readingAt(now, language), live?.parts);
      return {
        language,
        parts,
        isEnglish,
        number,
        letters: parts.text === undefined ? null : gsmLength(parts.text),
      };
    }),
  };
}
