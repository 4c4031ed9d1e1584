import "server-only";
import { after } from "@/lib/kernel/clock";
import { command, SYSTEM } from "@/lib/kernel/command";
import type { Plan } from "@/lib/kernel/commit";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { chargebackEvents } from "../../events";
import { type ChargebackFacts, readChargeback } from "../chargeback-row";
import { chargebackTimes, nextCheck } from "../deadline";
import { type ChargebackMoved, eventPayload, planLoss, planRecovery, planStep, planWin } from "../rules";

type Facts = ChargebackFacts & { now: Date };
type Subject = Pick<ChargebackFacts, "id" | "version">;

const move = <Input extends object>(
  act: string,
  decide: (chargeback: Facts, input: Input) => Plan<ChargebackMoved>,
) =>
  command<Input & { chargebackId: string }, ChargebackFacts, ChargebackMoved>({
    act,
    read: ({ chargebackId }) => readChargeback(chargebackId),
    decide,
  });

const wait = move<{ dueAt: Date | null }>("wallet.wait_for_bank", (chargeback, { dueAt }) =>
  planStep(chargeback, "wait", {
    set: { dueAt, checkAt: nextCheck(chargeback.createdAt, dueAt, chargeback.now) },
  }),
);

/** The gateway has nothing new, or a new deadline: schedules the next check. */
export const waitForBank = ({ id, version }: Subject, dueAt: Date | null) =>
  wait(SYSTEM, `chargeback-wait:${id}:${version}`, { chargebackId: id, dueAt });

const warn = move("wallet.warn_of_chargeback", (chargeback) =>
  planStep(chargeback, "wait", { events: [chargebackEvents.due_soon(eventPayload(chargeback))] }),
);

/** Warns staff of the deadline: once when there is no response, and once when it is not delivered. */
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
 * Claims the sending of a response. A later caller gets `replayed`, or is refused while the first can still be sending.
 * @throws Refusal - moved_on
 */
export const claimAnswer = ({ id, version }: Subject) =>
  send(SYSTEM, `chargeback-send:${id}:${version}`, { chargebackId: id });

const deliver = move("wallet.deliver_answer", (chargeback) =>
  planStep(chargeback, "deliver", {
    set: {
      evidence: { ...chargeback.answer, deliveredAt: chargeback.now.toISOString() },
      checkAt: nextCheck(chargeback.createdAt, null, chargeback.now),
    },
    events: [chargebackEvents.delivered(eventPayload(chargeback))],
  }),
);

/** The gateway has our response. */
export const recordDelivery = (id: string) =>
  deliver(SYSTEM, `chargeback-delivered:${id}`, { chargebackId: id });

const win = move("wallet.win_chargeback", (chargeback) => planWin(chargeback));

const lose = move<{ takenMinor: bigint }>("wallet.lose_chargeback", (chargeback, { takenMinor }) =>
  planLoss(chargeback, takenMinor),
);

/** One key for both outcomes: a chargeback is decided once. @throws Refusal - moved_on, key_reused */
const endKey = (id: string) => `chargeback-end:${id}`;

export const winChargeback = (id: string) => win(SYSTEM, endKey(id), { chargebackId: id });

export const loseChargeback = (id: string, takenMinor: bigint) =>
  lose(SYSTEM, endKey(id), { chargebackId: id, takenMinor });

const recover = move("wallet.recover_chargeback", planRecovery);

/** Recovers what the balance covers, once for each version. @throws Refusal - moved_on, insufficient_funds */
export const recoverChargeback = ({ id, version }: Subject) =>
  recover(SYSTEM, `chargeback-recover:${id}:${version}`, { chargebackId: id });
