import { z } from "zod";
import { done, get, postInput } from "../control/routes";
import { json, type Reply, stall } from "../replies";
import type { Request, Route } from "../router";
import type { Settings } from "../settings";
import { decrypt } from "./decrypt";
import { accept, type PushFault, type PushService, type Subscription } from "./push-service";
import { vapidProblem } from "./vapid";

const STALL_MS = 60_000;
const MOST_BYTES = 4_096;
const MOST_TTL_SECONDS = 28 * 24 * 60 * 60;

const SubscribeInput = z.strictObject({ applicationServerKey: z.string().regex(/^[\w-]{87}$/) });
const FaultInput = z.strictObject({
  id: z.string(),
  answer: z.union([z.int().min(400).max(599), z.enum(["hang", "redirect", "none"])]),
});

/** A push service (RFC 8030), and browsers that subscribe at it by the control API. */
export function pushRoutes(settings: Settings, service: PushService): Route[] {
  return [
    {
      method: "POST",
      pattern: "/push/:id",
      answer: (request) => {
        const subscription = service.get(request.params.id ?? "");
        if (!subscription) return refused(404, "There is no such subscription.");
        subscription.calls += 1;
        if (subscription.fault !== undefined) return faultOf(subscription.fault, settings.publicUrl);
        return take(request, subscription, settings.publicUrl);
      },
    },
    postInput("/control/push/subscriptions", SubscribeInput, ({ applicationServerKey }) => {
      const { id, keys } = service.subscribe(applicationServerKey);
      const endpoint = `${settings.publicUrl}/push/${id}`;
      return json(201, { id, endpoint, keys: { p256dh: keys.publicKey, auth: keys.auth } });
    }),
    postInput("/control/push/answer", FaultInput, ({ id, answer }) => {
      const subscription = service.get(id);
      if (subscription) subscription.fault = answer === "none" ? undefined : answer;
      return done(subscription !== undefined);
    }),
    get("/control/push", ({ query }) => {
      const { calls = 0, messages = [] } = service.get(query.get("id") ?? "") ?? {};
      return { calls, messages };
    }),
  ];
}

function faultOf(fault: PushFault, publicUrl: string): Reply {
  if (fault === "hang") return stall(STALL_MS);
  if (fault === "redirect") return { status: 307, headers: { location: `${publicUrl}/health` }, body: "" };
  return refused(fault, "As the test wants it.");
}

function take({ headers, body }: Request, subscription: Subscription, publicUrl: string): Reply {
  const { ttl, urgency, topic } = headers;
  const audience = new URL(publicUrl).origin;
  const problem = vapidProblem(headers.authorization, { audience, key: subscription.applicationKey });
  if (problem) return refused(403, problem);
  if (headers["content-encoding"] !== "aes128gcm") return refused(415, "Only aes128gcm is understood.");
  if (typeof ttl !== "string" || !/^\d+$/.test(ttl)) return refused(400, "There is no TTL.");
  if (topic !== undefined && !/^[\w-]{1,32}$/.test(String(topic))) return refused(400, "Topic is not one.");
  if (urgency !== undefined && !/^(very-low|low|normal|high)$/.test(String(urgency)))
    return refused(400, "Urgency is none.");
  if (body.length > MOST_BYTES) return refused(413, "A push has 4,096 bytes at most.");
  try {
    const { id } = accept(subscription, {
      text: decrypt(body, subscription.keys),
      ttl: Math.min(Number(ttl), MOST_TTL_SECONDS),
      urgency: urgency?.toString(),
      topic: topic?.toString(),
    });
    return { status: 201, headers: { location: `${publicUrl}/message/${id}`, ttl }, body: "" };
  } catch {
    return refused(400, "The browser could not decrypt it.");
  }
}

const refused = (status: number, error: string) => json(status, { error });
