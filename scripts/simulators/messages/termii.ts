import { randomInt } from "node:crypto";
import { json, type Reply, stall } from "../replies";
import type { Fields, Route } from "../router";
import type { Settings } from "../settings";
import type { Mailbox } from "./mailbox";

const stallMs = 60_000;
const recipientsAtOnce = 100;

/** Numbers that misbehave, so that every answer of the provider can be met. */
const magicNumbers: Record<string, { says: string; answer?: () => Reply; status?: string }> = {
  "2348030000400": { says: "400, refused as no number", answer: () => refuse(400, "Invalid phone number") },
  "2348030000402": { says: "400, out of credit", answer: () => refuse(400, "Insufficient balance") },
  "2348030000429": { says: "429, too many requests", answer: () => refuse(429, "Too many requests") },
  "2348030000500": { says: "500", answer: () => refuse(500, "Server error") },
  "2348030000504": { says: "Never answers", answer: () => stall(stallMs) },
  "2348030000001": { says: "Taken, but not delivered", status: "Message Failed" },
  "2348030000002": { says: "Delivered on channel dnd only", status: "DND Active on Phone Number" },
};

/** Termii's `POST /api/sms/send`. */
export function termiiRoutes(settings: Settings, mailbox: Mailbox): Route[] {
  return [
    {
      method: "POST",
      pattern: "/termii/api/sms/send",
      answer: ({ fields }) => send(settings, mailbox, fields ?? {}),
    },
  ];
}

function send(settings: Settings, mailbox: Mailbox, fields: Fields): Reply {
  if (settings.smsDown) return refuse(503, "Service unavailable");
  if (fields.api_key !== settings.termiiApiKey) return refuse(401, "Invalid API key");
  const sms = readSms(fields);
  if (typeof sms === "string") return refuse(400, sms);
  for (const number of sms.to) {
    const answer = magicNumbers[number]?.answer;
    if (answer) return answer();
  }
  for (const number of sms.to) {
    const status = deliveryStatus(number, sms.channel);
    mailbox.deliver({
      kind: "sms",
      from: sms.from,
      to: [number],
      text: sms.text,
      channel: sms.channel,
      status,
    });
  }
  return json(200, {
    code: "ok",
    message_id: `${Date.now()}${randomInt(1_000_000, 9_999_999)}`,
    message: "Successfully Sent",
    balance: 1_000,
    user: "Simulator",
  });
}

function deliveryStatus(number: string, channel: string): string {
  const status = magicNumbers[number]?.status;
  if (!status) return "DELIVERED";
  return status.startsWith("DND") && channel === "dnd" ? "DELIVERED" : status;
}

type Sms = { to: string[]; from: string; text: string; channel: string };

function readSms({ to, from, sms, type, channel }: Fields): Sms | string {
  const numbers: unknown[] = Array.isArray(to) ? to : [to];
  if (numbers.length === 0 || numbers.length > recipientsAtOnce)
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
