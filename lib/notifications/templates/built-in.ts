import type { NoticeKey } from "../kinds";
import { en } from "./en";
import { ha } from "./ha";
import { ig } from "./ig";
import type { Language, SomeTemplates, TemplateParts } from "./parts";
import { pcm } from "./pcm";
import { yo } from "./yo";

/** The words that come with the product. English has all kinds; the others at least what is about security and money. */
export const builtIn: Readonly<Record<Language, SomeTemplates>> & { readonly en: typeof en } = {
  en,
  pcm,
  ha,
  yo,
  ig,
};

/** The words of a kind: in the language, else in English. */
export const builtInParts = (key: NoticeKey, language: Language): TemplateParts =>
  builtIn[language][key] ?? en[key];
