import "server-only";
import { after } from "@/lib/kernel/clock";
import { command, SYSTEM } from "@/lib/kernel/command";
import type { Plan } from "@/lib/kernel/commit";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { chargebackEvents } from "../../events";
import { type ChargebackFacts, readChargeback } from "../chargeback-row";
import { chargebackTimes, nextLook } from "../deadline";
import { type ChargebackMoved, eventPayload, planLoss, planRecovery, planStep, planWin } from "../rules";

type Facts = ChargebackFacts & { now: Date };
type Subject = Pick<ChargebackFacts, "id" | "version">;

const move = <Told extends object>(
  act: string,
  decide: (chargeback: Facts, told: Told) => Plan<ChargebackMoved>,
) =>
  command<Told & { chargebackId: string }, ChargebackFacts, ChargebackMoved>({
    act,
    read: ({ chargebackId }) => readChargeback(chargebackId),
    decide,
  });

const wait = move<{ dueAt: Date | null }>("wallet.wait_for_bank", (chargeback, { dueAt }) =>
  planStep(chargeback, "wait", {
    set: { dueAt, checkAt: nextLook(chargeback.createdAt, dueAt, chargeback.now) },
  }),
);

/** The gateway has nothing new, or another deadline: when to look again. */
export const waitForBank = ({ id, version }: Subject, dueAt: Date | null) =>
  wait(SYSTEM, `chargeback-wait:${id}:${version}`, { chargebackId: id, dueAt });

const warn = move("wallet.warn_of_chargeback", (chargeback) =>
  planStep(chargeback, "wait", { events: [chargebackEvents.due_soon(eventPayload(chargeback))] }),
);

/** Tells staff that the time to answer runs out: once where nobody has, and once where the gateway has not got the answer. */
export const warnOfChargeback = (id: string, isAnswered: boolean) =>
  warn(SYSTEM, `chargeback-warn:${isAnswered ? "unheard:" : ""}${id}`, { chargebackId: id });

const send = move("wallet.send_answer", (chargeback) => {
  const { now, sentAt, answer, deliveredAt } = chargeback;
  const isBeingSent = sentAt && now.getTime() - sentAt.getTime() < chargebackTimes.noAnswer;
  if (isBeingSent || deliveredAt) throw new Refusal(kernelRefusals.moved_on);
  return planStep(chargeback, "send", {
    set: {
      evidence: { ...answer, sentAt: now.toISOString() },
      checkAt: after(now, chargebackTimes.noAnswer),
    },
  });
});

/**
 * Claims the sending of an answer: whoever comes later is told so by `replayed`, or refused while it may still be under way.
 * @throws Refusal - moved_on
 */
export const claimAnswer = ({ id, version }: Subject) =>
  send(SYSTEM, `chargeback-send:${id}:${version}`, { chargebackId: id });

const deliver = move("wallet.deliver_answer", (chargeback) =>
  planStep(chargeback, "deliver", {
    set: {
      evidence: { ...chargeback.answer, deliveredAt: chargeback.now.toISOString() },
      checkAt: nextLook(chargeback.createdAt, null, chargeback.now),
    },
    events: [chargebackEvents.delivered(eventPayload(chargeback))],
  }),
);

/** The gateway has our answer. */
export const noteDelivery = (id: string) =>
  deliver(SYSTEM, `chargeback-delivered:${id}`, { chargebackId: id });

const win = move("wallet.win_chargeback", (chargeback) => planWin(chargeback));

const lose = move<{ takenMinor: bigint }>("wallet.lose_chargeback", (chargeback, { takenMinor }) =>
  planLoss(chargeback, takenMinor),
);

/** One key for both ends: a chargeback is decided once. @throws Refusal - moved_on, key_reused */
const endKey = (id: string) => `chargeback-end:${id}`;

export const winChargeback = (id: string) => win(SYSTEM, endKey(id), { chargebackId: id });

export const loseChargeback = (id: string, takenMinor: bigint) =>
  lose(SYSTEM, endKey(id), { chargebackId: id, takenMinor });

const recover = move("wallet.recover_chargeback", planRecovery);

/** Takes what is there towards what is owed, once for each version. @throws Refusal - moved_on, insufficient_funds */
export const recoverChargeback = ({ id, version }: Subject) =>
  recover(SYSTEM, `chargeback-recover:${id}:${version}`, { chargebackId: id });
