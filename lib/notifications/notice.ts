import "server-only";
import { type Email, sendMail, sendSms, writeMail } from "@/lib/channels";
import { mailPerson } from "@/lib/identity";
import { query, sql } from "@/lib/kernel/db";
import type { EventTopic, Payload } from "@/lib/kernel/events/declare";
import { on, type Reaction } from "@/lib/kernel/events/reaction";
import type { Permission } from "@/lib/kernel/permissions";

/** Renders the message for an event; undefined if there is none to send, or it is out of date. */
type Template<Data, Message> = (payload: Data) => Promise<Message | undefined>;

/** For an address that is not, or not yet, its owner's contact. */
interface Addressed<Message> {
  to: string;
  message: Message;
}

/** One job for each notice, so that a failure retries that notice alone. */
const notice = <Data, Message>(
  event: EventTopic<Data>,
  audience: string,
  template: Template<Data, Message>,
  send: (message: Message, payload: Data) => Promise<void>,
): Reaction =>
  on(event, {
    [`notify.${audience}.${event.topic}`]: async (payload: Data) => {
      const message = await template(payload);
      if (message !== undefined) await send(message, payload);
    },
  });

/** An email to the user who owns the deposit, payout or other subject. */
export const mailOwner = <Data extends { userId: string }>(
  event: EventTopic<Data>,
  template: Template<NoInfer<Data>, Email>,
): Reaction => notice(event, "owner", template, (email, { userId }) => mailPerson(userId, email));

/** An email to each member of staff who has the permission, except about their own money. */
export const mailStaff = <Data extends Payload>(
  permission: Permission,
  event: EventTopic<Data>,
  template: Template<NoInfer<Data>, Email>,
): Reaction =>
  notice(event, "staff", template, async (email, payload) => {
    const { userId: owner = null }: Payload = payload;
    const staff = await query<{ id: string }>(sql`
      select distinct user_id as id from staff_member
      where staff_may(user_id, ${permission}) and user_id is distinct from ${owner}::uuid`);
    for (const { id } of staff) await mailPerson(id, email);
  });

/** An email to the address that the template names. */
export const mailAddress = <Data>(
  event: EventTopic<Data>,
  template: Template<NoInfer<Data>, Addressed<Email>>,
): Reaction => notice(event, "address", template, ({ to, message }) => sendMail(writeMail(to, message)));

/** A text to the number that the template names. */
export const textNumber = <Data>(
  event: EventTopic<Data>,
  template: Template<NoInfer<Data>, Addressed<string>>,
): Reaction =>
  notice(event, "number", template, async ({ to, message }) => void (await sendSms({ to, text: message })));
