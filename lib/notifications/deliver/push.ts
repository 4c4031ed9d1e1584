import "server-only";
import { createHash } from "node:crypto";
import { type Message, type Outcome, sendPush } from "../push/send";
import { devicesOf, recordOutcomes, retireDevices } from "../push/subscriptions";
import { countTry, fail, markSent } from "./outcome";
import { type Waiting, wordsOf } from "./waiting";

const MAX_TRIES = 8;
/** A locked screen shows less, and a push service carries 4 kB. */
const LONGEST_SENTENCE = 300;

/**
 * To all browsers of the person. It is sent if one has accepted it; a message that one gets twice takes the place of its first copy.
 * Throws where none has and one may later: the queue tries again.
 */
export async function deliverPush(waiting: Waiting): Promise<void> {
  const { id, userId, attempts } = waiting;
  const devices = await devicesOf(userId);
  if (devices.length === 0) await retireDevices(userId);
  const message = messageOf(waiting);
  const outcomes = await Promise.all(
    devices.map(async (device) => ({ id: device.id, outcome: await sendPush(device, message) })),
  );
  await recordOutcomes(outcomes);
  const of = (kind: Outcome["kind"]) => outcomes.find(({ outcome }) => outcome.kind === kind)?.outcome;
  const accepted = of("accepted");
  if (accepted) return markSent(id, { provider: accepted.host, providerId: accepted.providerId });
  const later = of("later");
  if (later) await countTry(id);
  if (later && attempts + 1 < MAX_TRIES) throw new Error(`${later.host}: ${later.reason}`);
  return fail(waiting, outcomes[0]?.outcome.reason ?? "no browser takes pushes");
}

function messageOf(waiting: Waiting): Message {
  const { key, noticeId, link, group, userId, isUrgent, pushDetails } = waiting;
  const { title, push } = wordsOf(waiting);
  const sentence = (pushDetails ? title : push).slice(0, LONGEST_SENTENCE);
  return {
    text: JSON.stringify({ key, id: noticeId, to: userId, sentence, link, group }),
    isUrgent,
    topic: topicOf(userId, group),
  };
}

/** At most 32 characters. With the person in it, as both sides of a trade would else be known by their topic to a push service. */
const topicOf = (userId: string, group: string) =>
  createHash("sha256").update(`${userId} ${group}`).digest("base64url").slice(0, 32);
