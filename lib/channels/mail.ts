import "server-only";
import nodemailer, { type Transporter } from "nodemailer";
import { env } from "@/lib/kernel/env";

export interface Mail {
  /** One address. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The same for a copy, so that a mail client shows it once. */
  messageId?: string;
  /** Such as List-Unsubscribe. */
  headers?: Readonly<Record<string, string>>;
}

/** The header whose value the provider repeats in what it reports of a message, as `Metadata.message`. */
export const MAIL_METADATA = "X-PM-Metadata-message";

const SECONDS = 1_000;
const ADDRESS = /^[^\s<>,;:"()[\]\\]+@[^\s<>,;:"()[\]\\@]+$/;

let transport: Transporter | undefined;

function connect(): Transporter {
  transport ??= nodemailer.createTransport({
    url: env().SMTP_URL,
    connectionTimeout: 10 * SECONDS,
    greetingTimeout: 10 * SECONDS,
    socketTimeout: 20 * SECONDS,
    // Nodemailer must not read files or URLs named in the content.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return transport;
}

/** Sends one mail through the SMTP server. Throws if the server rejects it: the queue retries. */
export async function sendMail({ to, subject, text, html, messageId, headers }: Mail): Promise<void> {
  // As plain text, 'a@b, c@d' would be two recipients.
  if (!ADDRESS.test(to)) throw new Error("A mail goes to exactly one address");
  await connect().sendMail({
    from: env().MAIL_FROM,
    to: { name: "", address: to },
    subject: subject.replace(/\p{Cc}+/gu, " "),
    text,
    html,
    ...(messageId ? { messageId } : {}),
    ...(headers ? { headers } : {}),
  });
}
