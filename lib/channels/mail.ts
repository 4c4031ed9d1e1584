import "server-only";
import nodemailer, { type Transporter } from "nodemailer";
import { env } from "@/lib/kernel/env";

export interface Mail {
  /** One address. */
  to: string;
  subject: string;
  text: string;
  html: string;
}

const SECONDS = 1_000;
const ADDRESS = /^[^\s<>,;:"()[\]\\]+@[^\s<>,;:"()[\]\\@]+$/;

let transport: Transporter | undefined;

function connect(): Transporter {
  transport ??= nodemailer.createTransport({
    url: env().SMTP_URL,
    connectionTimeout: 10 * SECONDS,
    greetingTimeout: 10 * SECONDS,
    socketTimeout: 20 * SECONDS,
    // A mail is made of what we give it, never of a file or a page that its text names.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return transport;
}

/** Hands one mail to the SMTP server. Throws where the server does not take it: the queue tries again. */
export async function sendMail({ to, subject, text, html }: Mail): Promise<void> {
  // Given as text, 'a@b, c@d' would be two recipients.
  if (!ADDRESS.test(to)) throw new Error("A mail goes to exactly one address");
  await connect().sendMail({
    from: env().MAIL_FROM,
    to: { name: "", address: to },
    subject: subject.replace(/\p{Cc}+/gu, " "),
    text,
    html,
  });
}
