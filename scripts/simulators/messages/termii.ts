import { randomInt } from "node:crypto";
import { json, type Reply, stall } from "../replies";
import type { Fields, Route } from "../router";
import type { Settings } from "../settings";
import { oddReportOf, type Refused, refusalOf } from "./magic-numbers";
import type { Mailbox } from "./mailbox";
import type { Reports } from "./reports";

const stallMs = 60_000;
const MAX_RECIPIENTS = 100;

const refusals: Record<Refused, () => Reply> = {
  no_number: () => refuse(400, "Invalid phone number"),
  no_credit: () => refuse(400, "Insufficient balance"),
  too_many: () => refuse(429, "Too many requests"),
  broken: () => refuse(500, "Server error"),
  silent: () => stall(stallMs),
};

/** Termii's `POST /api/sms/send`, followed by a delivery report. */
export function termiiRoutes(settings: Settings, mailbox: Mailbox, reports: Reports): Route[] {
  return [
    {
      method: "POST",
      pattern: "/termii/api/sms/send",
      answer: ({ fields }) => send(settings, mailbox, reports, fields ?? {}),
    },
  ];
}

function send(settings: Settings, mailbox: Mailbox, reports: Reports, fields: Fields): Reply {
  if (settings.smsDown) return refuse(503, "Service unavailable");
  if (fields.api_key !== settings.termiiApiKey) return refuse(401, "Invalid API key");
  const sms = readSms(fields);
  if (typeof sms === "string") return refuse(400, sms);
  for (const number of sms.to) {
    const refused = refusalOf(number);
    if (refused) return refusals[refused]();
  }
  const providerId = `${Date.now()}${randomInt(1_000_000, 9_999_999)}`;
  for (const number of sms.to) {
    const { from, text, channel } = sms;
    const status = deliveryStatus(number, channel);
    mailbox.deliver({ kind: "sms", from, to: [number], text, channel, status });
    reports.plan({ provider: "termii", providerId, to: number, status }, oddReportOf(number));
  }
  return json(200, {
    code: "ok",
    message_id: providerId,
    message: "Successfully Sent",
    balance: 1_000,
    user: "Simulator",
  });
}

function deliveryStatus(number: string, channel: string): string {
  const odd = oddReportOf(number);
  if (odd === "failed") return "Message Failed";
  return odd === "do_not_disturb" && channel !== "dnd" ? "DND Active on Phone Number" : "DELIVERED";
}

type Sms = { to: string[]; from: string; text: string; channel: string };

function readSms({ to, from, sms, type, channel }: Fields): Sms | string {
  const numbers: unknown[] = Array.isArray(to) ? to : [to];
  if (numbers.length === 0 || numbers.length > MAX_RECIPIENTS)
    return "Give between 1 and 100 numbers in 'to'";
  if (!numbers.every(isNumber)) return "Phone numbers need their country code and no plus";
  if (typeof from !== "string" || !/^[A-Za-z0-9 ]{3,11}$/.test(from)) return "ApplicationSenderId not found";
  if (typeof sms !== "string" || sms === "") return "The sms field is required";
  if (type !== "plain") return "The type field must be plain";
  if (channel !== "dnd" && channel !== "generic" && channel !== "whatsapp") return "The channel is not valid";
  return { to: numbers, from, text: sms, channel };
}

function isNumber(number: unknown): number is string {
  return typeof number === "string" && /^[1-9]\d{9,14}$/.test(number);
}

function refuse(status: number, message: string): Reply {
  return json(status, { code: status, status: "error", message });
}
