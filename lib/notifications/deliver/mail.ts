import "server-only";
import { type Email, sendMail, writeMail } from "@/lib/channels";
import { query, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { mailWords } from "../templates/mail-words";
import { countTry, fail, markSent } from "./outcome";
import { type Waiting, wordsOf } from "./waiting";

const MAX_TRIES = 8;
/** Answers of a mail server that say that the mailbox does not exist (RFC 5321, 4.2.3). */
const NO_MAILBOX = [550, 551, 553];

export async function deliverMail(waiting: Waiting): Promise<void> {
  const { id, name, email: to, language } = waiting;
  if (!to) return fail(waiting, "no verified address");
  const { title, body, button, url } = wordsOf(waiting);
  const { hello, footnote } = mailWords[language];
  const email: Email = {
    subject: title,
    heading: title,
    paragraphs: [hello(name), ...body.split("\n\n")],
    button: { label: button, url },
    footnote,
    language,
  };
  await sendFor(waiting, { ...writeMail(to, email), messageId: messageIdOf(id) });
}

export const messageIdOf = (deliveryId: string) => `<${deliveryId}@${new URL(env().APP_URL).hostname}>`;

/** Throws where the server may take it later: the queue tries again. */
export async function sendFor(waiting: Waiting, mail: Parameters<typeof sendMail>[0]): Promise<void> {
  try {
    await sendMail(mail);
  } catch (error) {
    await countTry(waiting.id);
    const code = (error as { responseCode?: number }).responseCode ?? 0;
    if (NO_MAILBOX.includes(code)) await markBounced(waiting.userId, mail.to);
    if (code < 500 && waiting.attempts + 1 < MAX_TRIES) throw error;
    return fail(waiting, code ? `the mail server answered ${code}` : "the mail server was not reached");
  }
  await markSent(waiting.id, { provider: "smtp", providerId: mail.messageId });
}

/** Until the person has another address, nothing is mailed to them. */
export async function markBounced(userId: string, address: string): Promise<void> {
  await query(sql`
    insert into notification_setting (user_id, bounced) values (${userId}::uuid, ${address})
    on conflict (user_id) do update set bounced = excluded.bounced, version = notification_setting.version + 1`);
}
