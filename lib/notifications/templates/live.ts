import "server-only";
import { sharedRead } from "@/lib/kernel/connection/shared-read";
import { query, sql } from "@/lib/kernel/db";
import type { NoticeKey } from "../kinds";
import type { Language, TemplateParts } from "./parts";

/** Words that staff have put in force. */
export interface LiveTemplate {
  id: string;
  /** Which version of the kind in its language it is, from 1. */
  number: number;
  parts: TemplateParts;
}

const nameOf = (key: string, language: string) => `${language} ${key}`;

/** Read once by all of the process, and anew once a publication is announced. */
const all = sharedRead("notice templates", async () => {
  const rows = await query<LiveTemplate & { key: string; language: string }>(sql`
    select id, key, language, number, parts from notice_template where state = 'LIVE'`);
  return new Map(rows.map(({ key, language, ...live }) => [nameOf(key, language), live]));
});

/** The words of staff that are in force, by kind and language; ten seconds old at most. */
export async function liveTemplates(): Promise<
  (key: NoticeKey, language: Language) => LiveTemplate | undefined
> {
  const templates = await all();
  return (key, language) => templates.get(nameOf(key, language));
}
