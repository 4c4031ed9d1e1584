import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { notifyRelay } from "@/lib/kernel/outbox";
import type { Arguments } from "./arguments";
import { kindOf, modeOf, type NoticeKey } from "./kinds";

/** A notice to be made. */
export interface Notice {
  userId: string;
  key: NoticeKey;
  /** What happened: a fact makes one notice of a kind for a person. */
  fact: string;
  group: string;
  link: string;
  args: Arguments;
}

/** What is read within this time, in seconds, is not mailed and not texted. */
const GRACE_SECONDS = 60;

/** Makes notices with their deliveries, each once. Answers how many were new. */
export async function notify(notices: readonly Notice[]): Promise<number> {
  if (notices.length === 0) return 0;
  const rows = notices.map(({ userId, key, fact, group, link, args }) => {
    const { family, isUrgent, isCertain } = kindOf(key);
    return {
      id: newId(),
      user: userId,
      fact,
      key,
      family,
      urgent: isUrgent,
      certain: isCertain,
      grace: isCertain ? 0 : GRACE_SECONDS,
      payload: args,
      group,
      link,
      push: modeOf(key, "PUSH"),
      mail: modeOf(key, "MAIL"),
      text: modeOf(key, "TEXT"),
    };
  });
  const made = await queryOne<{ count: number }>(sql`
    select notify_people(${JSON.stringify(rows)}::jsonb) as count`);
  notifyRelay();
  return made?.count ?? 0;
}
