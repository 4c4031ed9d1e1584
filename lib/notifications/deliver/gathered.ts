import "server-only";
import { writeMail } from "@/lib/channels";
import { sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { mailWords } from "../templates/mail-words";
import { send } from "./deliver";
import { idOfMail, sendFor, unsubscribing } from "./mail";
import { markSent, suppress } from "./outcome";
import { nameTemplate } from "./template";
import { readWaiting, type Waiting, wordsOf } from "./waiting";

/** Sends what quiet hours have kept back from a person: one email for all that they have not read, and one push and one text message. */
export async function deliverGathered(userId: string): Promise<void> {
  const waiting = await readWaiting(sql`n.user_id = ${userId}::uuid and d.is_gathered`);
  const unread = waiting.filter(({ isRead, isCertain }) => !isRead || isCertain);
  for (const { id } of waiting.filter((one) => !unread.includes(one))) await suppress(id, "read");
  const mails = unread.filter(({ channel }) => channel === "MAIL");
  if (mails.length > 1) await mailTogether(mails);
  else for (const one of mails) await send(one);
  for (const way of ["PUSH", "TEXT"] as const) {
    const [newest, ...older] = unread.filter(({ channel }) => channel === way).toReversed();
    if (newest) await send(newest);
    for (const { id } of older) await suppress(id, "gathered");
  }
}

async function mailTogether(mails: Waiting[]): Promise<void> {
  const [first] = mails;
  if (!first?.email) return;
  const { hello, footnote, together, inbox } = mailWords[first.language];
  const subject = together(mails.length);
  const messageId = idOfMail(first.id);
  const mail = writeMail(first.email, {
    subject,
    heading: subject,
    paragraphs: [
      hello(first.name),
      ...mails.map((one) => {
        const { title, body } = wordsOf(one);
        return `${title}. ${body.split("\n\n")[0] ?? ""}`;
      }),
    ],
    ...unsubscribing(first.userId, mails),
    button: { label: inbox, url: new URL("/inbox", env().APP_URL).href },
    footnote,
    language: first.language,
  });
  for (const { id, live } of mails) await nameTemplate(id, live);
  await sendFor(first, { ...mail, messageId });
  for (const { id } of mails.slice(1)) await markSent(id, { provider: "smtp", providerId: messageId });
}
