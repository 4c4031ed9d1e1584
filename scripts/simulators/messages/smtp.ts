import PostalMime, { type Address } from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { Settings } from "../settings";
import type { Mailbox } from "./mailbox";

const largestMailBytes = 10_000_000;

/** A mail server without passwords or TLS that delivers to the mailbox. `bounce@…` fails permanently, `later@…` temporarily. */
export function mailServer(settings: Settings, mailbox: Mailbox): SMTPServer {
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
      void receive(mailbox, stream, to, done);
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

async function receive(
  mailbox: Mailbox,
  stream: AsyncIterable<unknown>,
  to: string[],
  done: (refused?: Error) => void,
): Promise<void> {
  try {
    await deliver(mailbox, await readAll(stream), to);
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

async function deliver(mailbox: Mailbox, raw: Buffer, to: string[]): Promise<void> {
  const mail = await PostalMime.parse(raw);
  const { subject = "", text = "", html } = mail;
  mailbox.deliver({ kind: "mail", from: sender(mail.from), to, subject, text, html });
}

function sender(from: Address | undefined): string {
  if (!from?.address) return from?.name ?? "unknown";
  return from.name ? `${from.name} <${from.address}>` : from.address;
}
