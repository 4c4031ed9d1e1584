import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { readSetting, settingNow } from "@/lib/kernel/settings";

/** GSM 03.38: its alphabet, and the characters that take two places. */
const GSM = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/u;
const DOUBLE = /[\^{}\\[~\]|€]/gu;

/** How many parts a text is sent in: 160 characters, or 153 of each of several; 70 or 67 outside of the GSM alphabet. */
export function textParts(text: string): number {
  const isGsm = GSM.test(text);
  const length = text.length + (isGsm ? (text.match(DOUBLE) ?? []).length : 0);
  const [alone, each] = isGsm ? [160, 153] : [70, 67];
  return length <= alone ? 1 : Math.ceil(length / each);
}

/** What a text costs by the price in force, in kobo. */
export async function costOfText(text: string): Promise<bigint> {
  const row = await queryOne<{ setting: unknown }>(sql`select ${settingNow("texts")} as setting`);
  return BigInt(textParts(text)) * readSetting("texts", row?.setting).partMinor;
}
