import { z } from "zod";
import { query, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import type { TestUser } from "@/lib/testing/world";
import { openNoticeStage } from "../stage-for-tests";
import { keepSubscription } from "./subscriptions";

const subscription = z.object({
  id: z.string(),
  endpoint: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
});
export type Browser = z.infer<typeof subscription>;
const received = z.object({
  calls: z.number(),
  messages: z.array(z.object({ text: z.string(), ttl: z.number(), urgency: z.string(), topic: z.string() })),
});

/** The notices' stage with browsers that subscribe at the simulated push service. */
export async function openPushStage() {
  const stage = await openNoticeStage();
  const control = async (path: string, body?: object) => {
    const answer = await fetch(`${stage.simulatorsUrl}/control/${path}`, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    return answer.json();
  };
  const subscribed = async (): Promise<Browser> =>
    subscription.parse(await control("push/subscriptions", { applicationServerKey: env().VAPID_PUBLIC_KEY }));
  /** A session of the person at some browser; its id. */
  const signIn = async ({ id }: TestUser): Promise<string> => {
    const sessionId = newId();
    await query(sql`
      insert into session (id, user_id, user_agent, address, expires_at)
      values (${sessionId}::uuid, ${id}::uuid, 'Test browser', '198.51.100.7', app_now() + interval '30 days')`);
    return sessionId;
  };
  const keep = (user: TestUser, browser: Browser, sessionId: string) =>
    keepSubscription(user.actor, browser, { sessionId, userAgent: "Test browser" });
  return {
    ...stage,
    signIn,
    subscribed,
    keep,
    /** A browser at which the person is signed in and takes pushes. */
    async browserOf(user: TestUser): Promise<Browser> {
      const browser = await subscribed();
      await keep(user, browser, await signIn(user));
      return browser;
    },
    answer: (browser: Browser, answer: number | "hang" | "redirect" | "none") =>
      control("push/answer", { id: browser.id, answer }),
    /** What the browser would show, newest first, and how often it was sent something. */
    async shown({ id }: Browser) {
      const { calls, messages } = received.parse(await control(`push?id=${id}`));
      return { calls, messages: messages.map(({ text, ...rest }) => ({ ...rest, ...JSON.parse(text) })) };
    },
    deliveries: ({ id }: TestUser) =>
      query<{ channel: string; state: string; reason: string | null; provider: string | null }>(sql`
        select d.channel, d.state, d.reason, d.provider from delivery d join notice n on n.id = d.notice_id
        where n.user_id = ${id}::uuid order by n.id, d.channel`),
  };
}

export type PushStage = Awaited<ReturnType<typeof openPushStage>>;
