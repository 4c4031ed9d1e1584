import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { type Choices, isSent, withChoices } from "../preferences/choices";
import { changePreferences, type Preferences, readPreferences } from "../preferences/preferences";
import { readUnsubscribeToken, type Subscription } from "./token";
import { type Topic, topicName } from "./topics";

const unsubscribeRefusals = refusals({
  not_our_link: {
    status: 404,
    says: "This link isn’t complete. Open it from the email again, or choose in your settings.",
  },
});

const isOn = ({ digest, choices }: Preferences, topic: Topic): boolean =>
  topic === "digest" ? digest !== "off" : isSent(choices, topic, "MAIL");

export interface UnsubscribeView {
  /** What the link is about, in words. */
  names: string[];
  /** Which of it is on. */
  on: Topic[];
}

/**
 * What an unsubscribe link is about. Changes nothing.
 * @throws Refusal - not_our_link
 */
export async function readUnsubscribe(token: string): Promise<UnsubscribeView> {
  const { userId, topics } = await subscriptionOf(token);
  const now = await readPreferences(userId);
  return { names: topics.map(topicName), on: topics.filter((topic) => isOn(now, topic)) };
}

/**
 * Switches off the email that the link names. Doing it again changes nothing. Answers what was switched off by it.
 * @throws Refusal - not_our_link
 */
export async function unsubscribe(token: string): Promise<Topic[]> {
  const { userId, topics } = await subscriptionOf(token);
  let off: Topic[] = [];
  await changePreferences(userId, (now) => {
    off = topics.filter((topic) => isOn(now, topic));
    return off.length > 0 ? switched(now, off, false) : undefined;
  });
  return off;
}

/**
 * Switches on again what unsubscribing switched off, as far as the link names it.
 * @throws Refusal - not_our_link
 */
export async function resubscribe(token: string, wanted: readonly Topic[]): Promise<void> {
  const { userId, topics } = await subscriptionOf(token);
  await changePreferences(userId, (now) => {
    const on = topics.filter((topic) => wanted.includes(topic) && !isOn(now, topic));
    return on.length > 0 ? switched(now, on, true) : undefined;
  });
}

function switched(now: Preferences, topics: readonly Topic[], isWanted: boolean): Preferences {
  const choices: Choices = Object.fromEntries(
    topics.filter((topic) => topic !== "digest").map((family) => [family, { MAIL: isWanted }]),
  );
  // Which summary it was is not kept: the rarer one is the safer guess.
  const digest = topics.includes("digest") ? (isWanted ? "weekly" : "off") : now.digest;
  return { ...now, digest, choices: withChoices(now.choices, choices) };
}

async function subscriptionOf(token: string): Promise<Subscription> {
  const subscription = readUnsubscribeToken(token);
  const person =
    subscription &&
    (await queryOne(sql`select from person where id = ${subscription.userId}::uuid and erased_at is null`));
  if (!subscription || !person) throw new Refusal(unsubscribeRefusals.not_our_link);
  return subscription;
}
