import type { PaystackWorld } from "../world";
import { type CardProblem, type CardStep, isCorrectAnswer, readCard } from "./cards";
import { completeCharge, failCharge } from "./charge";
import { isPaid, type Transaction, type UsedCard } from "./transaction";

const MAX_WRONG_ANSWERS = 3;

const refusals = {
  declined: "Declined by the bank",
  insufficient_funds: "Insufficient funds",
  cvv: "Incorrect CVV",
  pin: "Incorrect PIN",
  otp: "Incorrect OTP",
  phone: "Phone number not recognised",
  bank: "Not approved on the bank's page",
} as const;

/** Submits a card. Returns the invalid field, or undefined if the bank processes it. */
export function startAttempt(
  world: PaystackWorld,
  transaction: Transaction,
  typed: { number: string; expiry: string; cvv: string },
): CardProblem | undefined {
  if (isPaid(transaction)) return undefined;
  const used = readCard(typed, new Date());
  if ("field" in used) return used;
  transaction.status = "ongoing";
  transaction.touchedAt = new Date();
  if (typed.cvv.trim() !== used.card.cvv) failCharge(transaction, refusals.cvv);
  else advance(world, transaction, used, used.card.steps);
  return undefined;
}

/** Submits the answer to the bank's question. Returns an error text if it was wrong and can be retried. */
export function answerStep(
  world: PaystackWorld,
  transaction: Transaction,
  given: string,
): string | undefined {
  const { pending } = transaction;
  const step = pending?.stepsLeft[0];
  if (!pending || !step || isPaid(transaction)) return undefined;
  transaction.touchedAt = new Date();
  if (isCorrectAnswer(pending.card, step, given)) {
    advance(world, transaction, pending, pending.stepsLeft.slice(1));
    return undefined;
  }
  pending.wrongAnswers += 1;
  if (step === "bank" || pending.wrongAnswers >= MAX_WRONG_ANSWERS) {
    failCharge(transaction, refusals[step]);
    return undefined;
  }
  return `${refusals[step]}. Try again.`;
}

function advance(
  world: PaystackWorld,
  transaction: Transaction,
  used: UsedCard,
  stepsLeft: readonly CardStep[],
): void {
  if (stepsLeft.length > 0) {
    transaction.pending = { ...used, stepsLeft, wrongAnswers: 0 };
    return;
  }
  const { card, expMonth, expYear } = used;
  if (card.outcome === "success") completeCharge(world, transaction, { card, expMonth, expYear });
  else failCharge(transaction, refusals[card.outcome]);
}
