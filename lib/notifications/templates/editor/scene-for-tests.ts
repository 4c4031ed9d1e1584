import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { builtInParts } from "../built-in";
import { type TemplateMoved, writeTemplate } from "./commands";

/** A draft of words about money that are like no others, in place of any draft of them. */
export async function draftOfTwo(by: Actor): Promise<TemplateMoved> {
  const [key, language] = ["deposit.paid", "en"] as const;
  const draft = await queryOne<{ id: string }>(
    sql`select id from notice_template where key = ${key} and language = ${language} and state = 'DRAFT'`,
  );
  const parts = { ...builtInParts(key, language), push: `Money is in your wallet, case ${newId()}.` };
  const { result } = await writeTemplate(by, newId(), { key, language, over: draft?.id ?? null, parts });
  return result;
}

export const isInForce = async (templateId: string): Promise<boolean> =>
  (await queryOne(sql`select id from notice_template where id = ${templateId}::uuid and state = 'LIVE'`)) !==
  undefined;
