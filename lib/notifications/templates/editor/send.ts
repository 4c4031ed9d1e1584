import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { sendMail, sendSms, writeMail } from "@/lib/channels";
import { command } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import type { Payload } from "@/lib/kernel/events/declare";
import type { Delivered } from "@/lib/kernel/events/reaction";
import { newId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { idOfMail } from "../../deliver/mail";
import { noticeEvents } from "../../events";
import { channels, noticeKeys } from "../../kinds";
import { sendPush } from "../../push/send";
import { devicesOf, recordOutcomes } from "../../push/subscriptions";
import { builtInParts } from "../built-in";
import { mailWords } from "../mail-words";
import type { TemplateParts } from "../parts";
import { samplesOf } from "../preview/samples";
import { say, valuesOf } from "../say";
import { auditOf, mustWrite } from "./commands";
import { languagesOf } from "./queries";
import { hasText, isWritable, type SendTemplate } from "./schema";

const sendRefusals = refusals({
  no_sample_address: {
    status: 409,
    says: ({ channel }) =>
      `You have nothing verified to get this by ${String(channel)}. Add it to your account first.`,
  },
  never_texted: { status: 422, says: "This notice is not texted." },
  template_gone: { status: 404, says: "These words are of another notice. Reload the page." },
});

type Send = z.output<typeof SendTemplate>;

interface SendFacts {
  isThere: boolean;
  hasAddress: boolean;
}

/**
 * Sends a notice with sample facts to the member of staff who asks for it, by the worker.
 * @throws Refusal - not_found, and those above
 */
export const sendSample = command<Send, SendFacts, { channel: Send["channel"] }>({
  act: "template.send_sample",
  read: ({ key, language, templateId, channel }, by) => sql`
    select ${templateId ?? null}::uuid is null or exists (select from notice_template t
        where t.id = ${templateId ?? null}::uuid and t.key = ${key} and t.language = ${language}) as is_there,
      case ${channel} when 'MAIL' then u.email_verified_at is not null when 'TEXT' then u.phone_verified_at is not null
        else exists (select from push_subscription p where p.user_id = u.id and p.gone_at is null) end as has_address
    from person u where u.id = ${by.id}::uuid`,
  decide({ isThere, hasAddress }, { key, language, templateId, channel }, by) {
    mustWrite(by);
    if (!isThere || !isWritable(key, language)) throw new Refusal(sendRefusals.template_gone);
    if (channel === "TEXT" && !hasText(key)) throw new Refusal(sendRefusals.never_texted);
    if (!hasAddress)
      throw new Refusal(sendRefusals.no_sample_address, { channel: channels[channel].toLowerCase() });
    const detail = { channel, ...(templateId && { templateId }) };
    return {
      audit: auditOf(by, "template.send_sample", { key, language }, { detail }),
      events: [
        noticeEvents.sample_wanted({ userId: by.id, key, language, templateId: templateId ?? null, channel }),
      ],
      result: { channel },
    };
  },
});

type Asked = Payload & {
  userId: string;
  key: string;
  language: string;
  templateId: string | null;
  channel: Send["channel"];
};

interface Receiver {
  name: string;
  email: string | null;
  phone: string | null;
  parts: TemplateParts | null;
  now: Date;
}

/** For the worker. A copy after a crash does no harm. */
export async function mailSample(asked: Asked, { outboxId }: Delivered): Promise<void> {
  const { userId, templateId, channel } = asked;
  const key = noticeKeys.find((one) => one === asked.key);
  const language = key && languagesOf(key).find((one) => one === asked.language);
  if (!key || !language) return;
  const receiver = await queryOne<Receiver>(sql`
    select u.name, case when u.email_verified_at is not null then u.email end as email,
      case when u.phone_verified_at is not null then u.phone end as phone, t.parts, app_now() as now
    from person u left join notice_template t on t.id = ${templateId}::uuid
    where u.id = ${userId}::uuid and u.erased_at is null`);
  if (!receiver) return;
  const { name, now } = receiver;
  const link = new URL("/inbox", env().APP_URL).href;
  const values = valuesOf(samplesOf(key, now), { now, link, first: name.trim().split(/\s+/u)[0] ?? "" });
  const parts = receiver.parts ?? builtInParts(key, language);
  const said = saidOr(() => say(parts, values), key);
  if (said) await sendBy({ userId, key, language, channel }, receiver, said, outboxId);
}

/** A release since may have taken an argument away: then there is nothing to send, today or later. */
function saidOr(words: () => TemplateParts, key: string): TemplateParts | undefined {
  try {
    return words();
  } catch (error) {
    log.warn("a sample of a notice can’t be written", { key, error: String(error) });
    return undefined;
  }
}

async function sendBy(
  { userId, key, language, channel }: Send & { userId: string },
  { name, email, phone }: Receiver,
  { title, body, push, text, button }: TemplateParts,
  outboxId: string,
): Promise<void> {
  const page = `/admin/templates/${key}/${language}`;
  const { hello, footnote } = mailWords[language];
  if (channel === "MAIL" && email) {
    const mail = writeMail(email, {
      subject: `Sample: ${title}`,
      heading: title,
      paragraphs: [hello(name), ...body.split("\n\n")],
      button: { label: button, url: new URL(page, env().APP_URL).href },
      footnote,
      language,
    });
    await sendMail({ ...mail, messageId: idOfMail(`sample-${outboxId}`) });
  }
  if (channel === "TEXT" && phone && text) await sendSms({ to: phone, text });
  if (channel !== "PUSH") return;
  const message = {
    text: JSON.stringify({ key, id: newId(), to: userId, sentence: push, link: page, group: "sample" }),
    isUrgent: false,
    topic: createHash("sha256").update(`${userId} sample`).digest("base64url").slice(0, 32),
  };
  const devices = await devicesOf(userId);
  await recordOutcomes(
    await Promise.all(
      devices.map(async (device) => ({ id: device.id, outcome: await sendPush(device, message) })),
    ),
  );
}
