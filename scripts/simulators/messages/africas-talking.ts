import { randomBytes } from "node:crypto";
import { json, type Reply, stall } from "../replies";
import type { Request, Route } from "../router";
import type { Settings } from "../settings";
import { oddReportOf, type Refused, refusalOf } from "./magic-numbers";
import type { Mailbox } from "./mailbox";
import type { Reports } from "./reports";

const stallMs = 60_000;

/** A rejected number gets a normal response with an error code. */
const refusals: Record<Refused, (to: string) => Reply> = {
  no_number: (to) => refused(to, 403, "InvalidPhoneNumber"),
  no_credit: (to) => refused(to, 405, "InsufficientBalance"),
  too_many: () => text(429, "Too many requests"),
  broken: () => text(500, "Internal server error"),
  silent: () => stall(stallMs),
};

/** Africa's Talking's `POST /version1/messaging`, one number per request, followed by a delivery report. */
export function africasTalkingRoutes(settings: Settings, mailbox: Mailbox, reports: Reports): Route[] {
  return [
    {
      method: "POST",
      pattern: "/africas-talking/version1/messaging",
      answer: (request) => send(settings, mailbox, reports, request),
    },
  ];
}

function send(settings: Settings, mailbox: Mailbox, reports: Reports, request: Request): Reply {
  const { headers, isForm, fields = {} } = request;
  if (settings.smsDown) return text(503, "Service unavailable");
  if (headers.apikey !== settings.africasTalkingApiKey) {
    return text(401, "The supplied authentication is invalid");
  }
  const { username, to, message, from = "AFRICASTKNG" } = fields;
  if (!isForm || !username || typeof to !== "string" || typeof message !== "string") {
    return text(400, "Request is missing required form field");
  }
  if (!/^\+[1-9]\d{9,14}$/.test(to)) return refused(to, 403, "InvalidPhoneNumber");
  const number = to.slice(1);
  const refusal = refusalOf(number);
  if (refusal) return refusals[refusal](to);
  const messageId = `ATXid_${randomBytes(16).toString("hex")}`;
  const odd = oddReportOf(number);
  const status = odd === "failed" ? "Failed" : "Success";
  mailbox.deliver({ kind: "sms", from: String(from), to: [number], text: message, channel: "bulk", status });
  reports.plan({ provider: "africas_talking", providerId: messageId, to: number, status }, odd);
  return answer({ statusCode: 101, number: to, status: "Success", cost: "NGN 2.2000", messageId });
}

const refused = (number: string, statusCode: number, status: string): Reply =>
  answer({ statusCode, number, status, cost: "0", messageId: "None" });

const answer = (recipient: { statusCode: number } & Record<string, unknown>): Reply =>
  json(201, {
    SMSMessageData: {
      Message: `Sent to ${recipient.statusCode === 101 ? 1 : 0}/1 Total Cost: ${String(recipient.cost)}`,
      Recipients: [recipient],
    },
  });

const text = (status: number, body: string): Reply => ({
  status,
  headers: { "content-type": "text/plain" },
  body,
});
