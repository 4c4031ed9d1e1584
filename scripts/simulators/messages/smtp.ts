import PostalMime, { type Address } from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { Settings } from "../settings";
import type { MailReports } from "./mail-reports";
import type { Mailbox } from "./mailbox";

const largestMailBytes = 10_000_000;

/** A mail server without passwords or TLS that delivers to the mailbox. `bounce@…` fails permanently, `later@…` temporarily. */
export function mailServer(settings: Settings, mailbox: Mailbox, reports: MailReports): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: largestMailBytes,
    closeTimeout: 500,
    onConnect: (_session, done) => done(settings.mailDown ? refusal(421, "Down for maintenance") : null),
    onRcptTo: ({ address }, _session, done) => done(refuseRecipient(address)),
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map((recipient) => recipient.address);
      void receive({ mailbox, reports }, stream, to, done);
    },
  });
}

function refuseRecipient(address: string): Error | null {
  if (/^bounce@/i.test(address)) return refusal(550, "No such person here");
  return /^later@/i.test(address) ? refusal(451, "Try again later") : null;
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

type Into = { mailbox: Mailbox; reports: MailReports };

async function receive(
  into: Into,
  stream: AsyncIterable<unknown>,
  to: string[],
  done: (refused?: Error) => void,
): Promise<void> {
  try {
    await deliver(into, await readAll(stream), to);
    done();
  } catch {
    done(refusal(554, "The message could not be read"));
  }
}

async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) if (Buffer.isBuffer(part)) parts.push(part);
  return Buffer.concat(parts);
}

async function deliver({ mailbox, reports }: Into, raw: Buffer, to: string[]): Promise<void> {
  const mail = await PostalMime.parse(raw);
  const { subject = "", text = "", html } = mail;
  const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
  mailbox.deliver({ kind: "mail", from: sender(mail.from), to, subject, text, html, headers });
  const metadata = Object.entries(headers).flatMap(([name, value]) => {
    const [, field] = /^x-pm-metadata-(.+)$/.exec(name) ?? [];
    return field === undefined ? [] : [[field, value]];
  });
  for (const address of to) reports.plan({ to: address, subject, metadata: Object.fromEntries(metadata) });
}

function sender(from: Address | undefined): string {
  if (!from?.address) return from?.name ?? "unknown";
  return from.name ? `${from.name} <${from.address}>` : from.address;
}
