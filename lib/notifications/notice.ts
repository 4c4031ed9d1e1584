import "server-only";
import { type Email, sendMail, sendSms, writeMail } from "@/lib/channels";
import { mailPerson } from "@/lib/identity";
import { query, sql } from "@/lib/kernel/db";
import type { EventTopic, Payload } from "@/lib/kernel/events/declare";
import { on, type Reaction } from "@/lib/kernel/events/reaction";
import type { Permission } from "@/lib/kernel/permissions";

/** What an event gives to say; undefined where there is nothing to say, or not any more. */
type Template<Carried, Message> = (payload: Carried) => Promise<Message | undefined>;

/** To an address that is not, or not yet, how its owner is reached. */
interface Addressed<Message> {
  to: string;
  message: Message;
}

/** One job for each notice, so that where one fails it alone is tried again. */
const notice = <Carried, Message>(
  event: EventTopic<Carried>,
  audience: string,
  template: Template<Carried, Message>,
  send: (message: Message, payload: Carried) => Promise<void>,
): Reaction =>
  on(event, {
    [`notify.${audience}.${event.topic}`]: async (payload: Carried) => {
      const message = await template(payload);
      if (message !== undefined) await send(message, payload);
    },
  });

/** An email to the user whose deposit, payout or the like it is. */
export const mailOwner = <Carried extends { userId: string }>(
  event: EventTopic<Carried>,
  template: Template<NoInfer<Carried>, Email>,
): Reaction => notice(event, "owner", template, (email, { userId }) => mailPerson(userId, email));

/** An email to each of staff who hold the permission, but to none about their own money. */
export const mailStaff = <Carried extends Payload>(
  permission: Permission,
  event: EventTopic<Carried>,
  template: Template<NoInfer<Carried>, Email>,
): Reaction =>
  notice(event, "staff", template, async (email, payload) => {
    const { userId: owner = null }: Payload = payload;
    const staff = await query<{ id: string }>(sql`
      select distinct user_id as id from staff_member
      where staff_may(user_id, ${permission}) and user_id is distinct from ${owner}::uuid`);
    for (const { id } of staff) await mailPerson(id, email);
  });

/** An email to the address that the template names. */
export const mailAddress = <Carried>(
  event: EventTopic<Carried>,
  template: Template<NoInfer<Carried>, Addressed<Email>>,
): Reaction => notice(event, "address", template, ({ to, message }) => sendMail(writeMail(to, message)));

/** A text to the number that the template names. */
export const textNumber = <Carried>(
  event: EventTopic<Carried>,
  template: Template<NoInfer<Carried>, Addressed<string>>,
): Reaction => notice(event, "number", template, ({ to, message }) => sendSms({ to, text: message }));
