import "server-only";
import http from "node:http";
import https from "node:https";
import webPush from "web-push";
import { env } from "@/lib/kernel/env";
import { isSimulated, pushEndpoint } from "./endpoint";
import { publicLookup } from "./public-lookup";

export interface Device {
  id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
}

export interface Message {
  /** JSON, at most 4,000 bytes. */
  text: string;
  isUrgent: boolean;
  /** A newer message of a topic takes the place of one that has not been delivered. */
  topic: string;
}

/**
 * 'accepted' by the push service; 'gone' is never sent to again; 'refused' is wrong, perhaps for good; 'later' may be accepted if it
 * is sent again.
 */
export interface Outcome {
  kind: "accepted" | "gone" | "refused" | "later";
  host: string;
  /** The push service's own name for it. */
  providerId?: string | undefined;
  reason?: string;
}

/** What an offline device still gets when it comes back, in seconds. */
const TTL_SECONDS = 24 * 60 * 60;
const TIMEOUT_MS = 10_000;
const connections = { keepAlive: true, maxSockets: 20, maxTotalSockets: 100, timeout: 60_000 };
const agents = {
  https: new https.Agent({ ...connections, lookup: publicLookup }),
  http: new http.Agent(connections),
};

/** Sends a message to one device, encrypted for it. Follows no redirects, and calls nothing but push services. Never throws. */
export async function sendPush(device: Device, message: Message): Promise<Outcome> {
  const endpoint = pushEndpoint(device.endpoint);
  if (!endpoint) return { kind: "gone", host: "unknown", reason: "not a push service" };
  const host = endpoint.hostname;
  const request = requestFor(device, message);
  if (!request) return { kind: "gone", host, reason: "its keys are wrong" };
  try {
    const { status, location } = await post(endpoint, request);
    return { host, ...outcomeOf(status), providerId: location?.slice(-200) };
  } catch (error) {
    return { kind: "later", host, reason: error instanceof Error ? error.message : "not reached" };
  }
}

interface Request {
  headers: http.OutgoingHttpHeaders;
  body: Buffer;
}

/** Undefined if the browser's keys are none. */
function requestFor({ endpoint, p256dh, auth }: Device, message: Message): Request | undefined {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey = "" } = env();
  try {
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      message.text,
      {
        vapidDetails: { subject: `mailto:${ownAddress()}`, publicKey, privateKey },
        TTL: TTL_SECONDS,
        urgency: message.isUrgent ? "high" : "normal",
        topic: message.topic,
        contentEncoding: "aes128gcm",
      },
    );
    return { headers, body };
  } catch {
    return undefined;
  }
}

/** Where a push service writes to if our pushes make trouble. */
function ownAddress(): string {
  const from = env().MAIL_FROM;
  return /<([^>]+)>/.exec(from)?.[1] ?? from;
}

function post(endpoint: URL, { headers, body }: Request): Promise<{ status: number; location?: string }> {
  const options = { method: "POST", headers, signal: AbortSignal.timeout(TIMEOUT_MS) };
  return new Promise((resolve, reject) => {
    const sent = isSimulated(endpoint)
      ? http.request(endpoint, { ...options, agent: agents.http })
      : https.request(endpoint, { ...options, agent: agents.https });
    sent.on("error", reject);
    sent.on("response", (answer) => {
      const { statusCode: status = 0, headers: given } = answer;
      // Its text says nothing that we need; without reading it the connection could not be used again.
      answer.on("error", () => {}).resume();
      resolve({ status, ...(given.location && { location: given.location }) });
    });
    sent.end(body);
  });
}

function outcomeOf(status: number): Pick<Outcome, "kind" | "reason"> {
  const reason = `the push service answered ${status}`;
  if (status >= 200 && status < 300) return { kind: "accepted" };
  if (status === 404 || status === 410) return { kind: "gone", reason };
  if (status === 429 || status >= 500) return { kind: "later", reason };
  return { kind: "refused", reason };
}
