import "server-only";
import { repeatReport, sendSms } from "@/lib/channels";
import { queryOne, sql } from "@/lib/kernel/db";
import { brakeSuffix } from "../brake/codes";
import type { Channel } from "../kinds";
import { inGsm } from "../templates/gsm";
import { deliverMail } from "./mail";
import { fail, markSent, suppress, take } from "./outcome";
import { deliverPush } from "./push";
import { secretsOf } from "./secrets";
import { nameTemplate } from "./template";
import { costOfText } from "./text-cost";
import { readWaiting, type Waiting, wordsOf } from "./waiting";

/** The most that a person is sent on a channel in a time, what is certain excepted. */
const caps: Partial<Record<Channel, { most: number; hours: number }>> = {
  TEXT: { most: 10, hours: 24 },
  PUSH: { most: 20, hours: 1 },
};

const senders: Partial<Record<Channel, (waiting: Waiting) => Promise<void>>> = {
  MAIL: deliverMail,
  PUSH: deliverPush,
  TEXT: deliverText,
};

/**
 * Sends one delivery, unless its notice was read meanwhile or the person has had enough of the channel. At least once by email, where
 * a copy has the same Message-ID; at most once by text message.
 */
export async function deliver(id: string): Promise<void> {
  const [waiting] = await readWaiting(sql`d.id = ${id}::uuid and not d.is_gathered`);
  if (waiting) await send(waiting);
}

export async function send(waiting: Waiting): Promise<void> {
  const { id, channel, isCertain, isRead } = waiting;
  if (isRead && !isCertain) return suppress(id, "read");
  if (!isCertain && (await isCapped(waiting))) return suppress(id, "cap");
  await nameTemplate(id, waiting.live);
  await senders[channel]?.(waiting);
}

async function isCapped({ userId, channel }: Waiting): Promise<boolean> {
  const cap = caps[channel];
  if (!cap) return false;
  const sent = await queryOne<{ count: number }>(sql`
    select count(*)::int as count from delivery d join notice n on n.id = d.notice_id
    where n.user_id = ${userId}::uuid and d.channel = ${channel}::delivery_channel and not d.is_certain and d.sent_at > app_now() - make_interval(hours => ${cap.hours}::int)`);
  return (sent?.count ?? 0) >= cap.most;
}

/** Taken first: after a crash nobody knows whether it was sent, and a second copy costs money. */
async function deliverText(waiting: Waiting): Promise<void> {
  const { id, phone, payload } = waiting;
  const { text, title, inbox } = wordsOf({
    ...waiting,
    payload: { ...payload, ...(await secretsOf(waiting)) },
  });
  if (!phone) return fail(waiting, "no verified number");
  if (!(await take(id))) return;
  const suffix = await brakeSuffix(waiting);
  const says = `${text ?? titleAsText(title, inbox)}${suffix}`;
  try {
    const sent = await sendSms({ to: phone, text: says, mayBeAnswered: suffix !== "" });
    await markSent(id, { ...sent, costMinor: await costOfText(says) });
    await repeatReport(sent);
  } catch (error) {
    await fail(waiting, error instanceof Error ? error.message : "failed");
  }
}

/** The letters of a title that a text message has room for, beside its link and what stops it. */
const TITLE_LETTERS = 90;

/** For kinds that have no words of their own for it: a person has asked for every step by text. */
const titleAsText = (title: string, inbox: string): string =>
  `Amana: ${inGsm(title).slice(0, TITLE_LETTERS)} ${inbox}`;
