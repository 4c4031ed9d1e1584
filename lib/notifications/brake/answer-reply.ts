import "server-only";
import { closeTextReply, readTextReply, sendSms } from "@/lib/channels";
import { openDispute } from "@/lib/disputes";
import { brakeAccount } from "@/lib/identity";
import { restrictingRefusals } from "@/lib/identity/restrictions/refusals";
import { SYSTEM } from "@/lib/kernel/command";
import { type Limit, limitGuess } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import { ownerOfWord } from "./brake-word";
import { type Answered, claimCode, isOwnCode } from "./codes";
import { type ReadReply, readReply } from "./read-reply";

/** Wrong codes and words of one number: 240 a day, of 174,240 codes. A right one resets it. */
const guessesByNumber: Limit = { name: "brake by number", max: 10, minutes: 60 };

const HOW_TO_LIFT = "Lift it in the app: Settings, Security.";
const answers = {
  braked: `Amana: we paused withdrawals, purchases and payments from your account for 24 hours. ${HOW_TO_LIFT}`,
  disputed: `Amana: we paused your account for 24 hours and put this trade before a moderator. ${HOW_TO_LIFT}`,
  too_often: "Amana: you paused your account three times within 24 hours. Sign in to do more.",
} as const;

/** What came of a text. */
type Outcome = keyof typeof answers | "nothing" | "not_known" | "limited";

/**
 * Acts on what a person has texted: it can pause their account and dispute the trade that it is about, and nothing else. Delivered at
 * least once; each text acts once, and is answered at most once.
 */
export async function answerReply({ replyId }: { replyId: string }): Promise<void> {
  const reply = await readTextReply(replyId);
  if (!reply) return;
  const outcome = await act(replyId, reply.phone, readReply(reply.body));
  // Closed before the answer goes out: a second answer would cost money, and say nothing new.
  if (!(await closeTextReply(replyId, outcome)) || !(outcome in answers)) return;
  await sendSms({ to: reply.phone, text: answers[outcome as keyof typeof answers], mayBeAnswered: true });
}

async function act(replyId: string, phone: string, read: ReadReply): Promise<Outcome> {
  if (!read) return "nothing";
  const wordOf = read.meant === "freeze" ? await ownerOfWord(phone, read.words) : undefined;
  const isRight = read.meant === "stop" ? await isOwnCode(phone, read.code, replyId) : wordOf !== undefined;
  try {
    await limitGuess(guessesByNumber, phone, isRight);
  } catch (error) {
    if (error instanceof Refusal) return "limited";
    throw error;
  }
  // Only now, so that what is not acted on leaves the code good for later.
  const stopped = read.meant === "stop" ? await claimCode(phone, read.code, replyId) : undefined;
  const owner = wordOf === undefined ? stopped : { userId: wordOf, tradeId: null };
  return owner ? brake(replyId, owner) : "not_known";
}

async function brake(replyId: string, { userId, tradeId }: Answered): Promise<Outcome> {
  try {
    await brakeAccount(SYSTEM, `brake:${replyId}`, { userId, replyId });
  } catch (error) {
    if (error instanceof Refusal && error.reason === restrictingRefusals.braked_today.reason)
      return "too_often";
    throw error;
  }
  return tradeId && (await dispute(replyId, userId, tradeId)) ? "disputed" : "braked";
}

/** In the person's name, as if they had pressed the button. False where the trade can't be disputed now. */
async function dispute(replyId: string, userId: string, tradeId: string): Promise<boolean> {
  const statement =
    "I answered a text message about this trade with STOP: it wasn’t me. (Opened by text message.)";
  try {
    await openDispute({ id: userId, roles: [] }, `brake:${replyId}`, {
      tradeId,
      reason: "not_me",
      statement,
    });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
