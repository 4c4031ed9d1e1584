import "server-only";
import { type Email, sendMail, sendSms, writeMail } from "@/lib/channels";
import { identityMessages } from "@/lib/identity/emails";
import { identityEvents } from "@/lib/identity/events";
import type { EventTopic } from "@/lib/kernel/events/declare";
import { on, type Reaction } from "@/lib/kernel/events/reaction";

/** For an address that is not, or not yet, its owner's contact. */
interface Addressed<Message> {
  to: string;
  message: Message;
}

/** Renders the message for an event; undefined if there is none to send, or it is out of date. */
type Template<Data, Message> = (payload: Data) => Promise<Addressed<Message> | undefined>;

/** An email to the address that the template names. One job for each, so that a failure retries that one alone. */
const mailAddress = <Data>(event: EventTopic<Data>, template: Template<NoInfer<Data>, Email>): Reaction =>
  on(event, {
    [`notify.address.${event.topic}`]: async (payload: Data) => {
      const found = await template(payload);
      if (found) await sendMail(writeMail(found.to, found.message));
    },
  });

/** A text to the number that the template names. */
const textNumber = <Data>(event: EventTopic<Data>, template: Template<NoInfer<Data>, string>): Reaction =>
  on(event, {
    [`notify.number.${event.topic}`]: async (payload: Data) => {
      const found = await template(payload);
      if (found) await sendSms({ to: found.to, text: found.message });
    },
  });

/**
 * Messages that carry what proves an address, a number or a person: links and codes. They go to an address that may not be anybody's yet,
 * or no longer is, so they are no notices and are kept nowhere. All others are in `catalogue`.
 */
export const provingMessages: readonly Reaction[] = [
  mailAddress(identityEvents.email_link_wanted, identityMessages.emailProof),
  mailAddress(identityEvents.google_link_wanted, identityMessages.googleLink),
  mailAddress(identityEvents.reset_asked, identityMessages.reset),
  textNumber(identityEvents.phone_code_wanted, identityMessages.phoneCode),
  textNumber(identityEvents.sign_in_code_asked, identityMessages.signInCode),
  textNumber(identityEvents.phone_changed, identityMessages.oldPhone),
];
