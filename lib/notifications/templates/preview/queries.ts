import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { mustRead } from "@/lib/kernel/permissions";
import { type Family, families, kindOf, modeOf, type NoticeKey, noticeKeys } from "../../kinds";
import { builtIn } from "../built-in";
import { gsmLength } from "../gsm";
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

/** All kinds of notice, by family. Throws Refusal not_found. */
export async function templatesForStaff(
  by: Actor,
): Promise<{ title: string; templates: ListedTemplate[] }[]> {
  mustRead(by, "template.publish");
  const now = await databaseTime();
  const listed = noticeKeys.map((key): ListedTemplate => {
    const { family, isUrgent } = kindOf(key);
    return {
      key,
      family,
      title: render(key, samplesOf(key, now), readingAt(now, "en")).title,
      isTexted: modeOf(key, "TEXT") !== undefined,
      isUrgent,
      missing: family === "staff" ? [] : translated.filter((language) => !builtIn[language][key]),
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
  const now = await databaseTime();
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
    previews: (family === "staff" ? (["en"] as const) : all).map((language) => {
      const parts = render(key, samples, readingAt(now, language));
      return {
        language,
        parts,
        isEnglish: language !== "en" && !builtIn[language][key],
        letters: parts.text === undefined ? null : gsmLength(parts.text),
      };
    }),
  };
}
