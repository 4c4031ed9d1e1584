import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { after, HOUR, MINUTE } from "@/lib/kernel/clock";
import { type Actor, SYSTEM } from "@/lib/kernel/command";
import { type Plan, type PlannedTransfer, transfer } from "@/lib/kernel/commit";
import type { DomainEvent } from "@/lib/kernel/events/declare";
import { newId } from "@/lib/kernel/ids";
import type { PlanRow } from "@/lib/kernel/machine";
import { mustHoldFor } from "@/lib/kernel/permissions";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { gatewayAccount, hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { refundEvents } from "../events";
import { QUARANTINE_HOURS } from "../limits";
import { deposit as depositMachine, mayMove } from "../machine";
import { walletRefusals } from "../refusals";
import type { DepositFacts } from "../rules";
import { mayMakeMove, type RefundMoveName, type RefundState, refund as refundMachine } from "./machine";
import type { RefundFacts } from "./refund-row";

export const refundTimes = {
  /** The first check after the refund was sent. */
  firstCheck: 2 * MINUTE,
  longestWait: 6 * HOUR,
  /** If the gateway's list still does not show a refund after this long, the gateway never received it. */
  noAnswer: 10 * MINUTE,
} as const;

/** What a refund request reads of its deposit. Amounts in kobo. */
export interface RefundableDeposit
  extends Pick<DepositFacts, "id" | "version" | "userId" | "gateway" | "reference" | "state"> {
  paidMinor: bigint | null;
  hasOpenRefund: boolean;
  balanceMinor: bigint;
}

export type RefundRequested = { refundId: string; reference: string };

/** Moves the money from the wallet to a hold, or leaves it in quarantine, until the gateway has returned it to its source. */
export function planRefundRequest(
  deposit: RefundableDeposit,
  { only, ...why }: { reason: string; reasonCode?: ReasonCode; only?: "QUARANTINED" },
  by: Actor,
  now: Date,
): Plan<RefundRequested> {
  const fromQuarantine = assertRefundable(deposit, by, only);
  return refundFrom(deposit, fromQuarantine ? "refund:quarantined" : "refund", { ...why, by, now });
}

/** A deposit in quarantine about which nobody decided goes back to its source. Throws Refusal moved_on. */
export function planLateReturn(deposit: LateDeposit, now: Date): Plan<RefundRequested> {
  const { state, paidMinor, isLate, hasRefund } = deposit;
  if (!isLate || hasRefund || paidMinor === null || !mayMove(state, "refund:late"))
    throw new Refusal(kernelRefusals.moved_on);
  return refundFrom(deposit, "refund:late", { reason: LATE, by: SYSTEM, now });
}

const LATE = `Nobody decided about it within ${QUARANTINE_HOURS} hours.`;

export interface LateDeposit extends RefundableDeposit {
  /** The time to decide is over. */
  isLate: boolean;
  /** One was requested, perhaps without success: what to do next is for staff. */
  hasRefund: boolean;
}

interface Requested {
  reason: string;
  reasonCode?: ReasonCode;
  by: Pick<Actor, "id">;
  now: Date;
}

function refundFrom(
  deposit: RefundableDeposit,
  move: "refund" | "refund:quarantined" | "refund:late",
  { reason, reasonCode, by, now }: Requested,
): Plan<RefundRequested> {
  const { id: depositId, userId, reference, paidMinor } = deposit;
  const fromQuarantine = move !== "refund";
  const id = newId();
  const row = {
    id,
    depositId,
    userId,
    gateway: deposit.gateway,
    currency: HOME,
    amountMinor: paidMinor,
    fromQuarantine,
    reason,
    checkAt: after(now, refundTimes.firstCheck),
  };
  return {
    subject: { kind: "refund", id },
    rows: [depositMachine.move(deposit, move)],
    insert: [{ table: "refund", row }],
    transfers: fromQuarantine
      ? []
      : [transfer("refund_hold", wallet(userId, HOME), hold("refund", id, HOME), paidMinor ?? 0n)],
    audit: [
      {
        actorId: by.id,
        act: move === "refund:late" ? "wallet.return_late_deposit" : "wallet.refund_deposit",
        subjectKind: "deposit",
        subjectId: depositId,
        reason,
        detail: {
          refundId: id,
          fromQuarantine,
          amountMinor: String(paidMinor),
          ...(reasonCode && { reasonCode }),
        },
      },
    ],
    events: [refundEvents.requested({ refundId: id, depositId, userId, reference, fromQuarantine })],
    result: { refundId: id, reference },
  };
}

/** Returns whether the money is in quarantine. Throws the refusals of a refund's request. */
export function assertRefundable(
  { userId, state, paidMinor, hasOpenRefund, balanceMinor }: RefundableDeposit,
  by: Actor,
  only?: "QUARANTINED",
): boolean {
  mustHoldFor(by, "refund.source", userId);
  if (hasOpenRefund || state === "REFUNDING" || state === "REFUNDED")
    throw new Refusal(walletRefusals.already_refunding);
  const fromQuarantine = mayMove(state, "return");
  if (only && !fromQuarantine) throw new Refusal(walletRefusals.not_quarantined);
  if ((!fromQuarantine && !mayMove(state, "refund")) || paidMinor === null)
    throw new Refusal(walletRefusals.not_refundable);
  if (!fromQuarantine && balanceMinor < paidMinor)
    throw new Refusal(walletRefusals.money_spent, { availableMinor: balanceMinor.toString() });
  return fromQuarantine;
}

export type RefundMoved = { refundId: string; reference: string; state: RefundState };

/** A move that leaves the money where it is. */
export function planStep(
  refund: RefundFacts,
  move: Exclude<RefundMoveName, "finish" | "fail">,
  set: PlanRow,
): Plan<RefundMoved> {
  const state = stateAfter(refund, move);
  const { id } = refund;
  return {
    subject: { kind: "refund", id },
    rows: [refundMachine.move(refund, move, set)],
    events: state === refund.state ? [] : eventsOf(refund, state),
    result: { refundId: id, reference: refund.reference, state },
  };
}

/** The gateway has returned the money, or has failed to: then it goes back to the wallet, or stays in quarantine. */
export function planEnd(refund: RefundFacts, move: "finish" | "fail", set: PlanRow): Plan<RefundMoved> {
  const state = stateAfter(refund, move);
  const { id, reference } = refund;
  return {
    subject: { kind: "refund", id },
    rows: [refundMachine.move(refund, move, set), ...depositAfter(refund, move)],
    transfers: moneyAfter(refund, move),
    events: eventsOf(refund, state),
    result: { refundId: id, reference, state },
  };
}

function stateAfter({ state }: RefundFacts, move: RefundMoveName): RefundState {
  if (!mayMakeMove(state, move)) throw new Refusal(kernelRefusals.moved_on);
  return refundMachine.stateAfter(state, move);
}

function depositAfter(refund: RefundFacts, move: "finish" | "fail") {
  const { fromQuarantine, depositId: id, depositVersion: version, depositState: state } = refund;
  if (fromQuarantine && move === "fail") return [depositMachine.expect({ id, version })];
  const onFinish = fromQuarantine ? "return" : "refunded";
  const name = move === "finish" ? onFinish : "keep";
  if (!mayMove(state, name)) throw new Refusal(kernelRefusals.moved_on);
  return [depositMachine.move({ id, version }, name)];
}

/** Transfers from quarantine belong to the deposit's move, all others to the refund's. */
function moneyAfter(refund: RefundFacts, move: "finish" | "fail"): PlannedTransfer[] {
  const { id, userId, depositId, amountMinor, fromQuarantine } = refund;
  const pending = hold("refund", id, HOME);
  const gateway = gatewayAccount(refund.gateway, HOME);
  if (!fromQuarantine) {
    return move === "finish"
      ? [transfer("refund_paid", pending, gateway, amountMinor)]
      : [transfer("refund_failed", pending, wallet(userId, HOME), amountMinor)];
  }
  if (move === "fail") return [];
  const quarantine = hold("deposit", depositId, HOME);
  return [{ ...transfer("quarantine_return", quarantine, gateway, amountMinor), subject: depositId }];
}

/** The event published on entering each state. */
const published = {
  SENT: refundEvents.sent,
  NEEDS_ATTENTION: refundEvents.needs_attention,
  DONE: refundEvents.done,
  FAILED: refundEvents.failed,
} satisfies Partial<Record<RefundState, unknown>>;

function eventsOf(refund: RefundFacts, state: RefundState): DomainEvent[] {
  const { id, depositId, userId, reference, fromQuarantine } = refund;
  if (state === "REQUESTED" || state === "SENDING") return [];
  return [published[state]({ refundId: id, depositId, userId, reference, fromQuarantine })];
}

/** When to check next: at twice the time since it was sent, within bounds. */
export function nextRefundCheck(
  { createdAt, sendingAt }: Pick<RefundFacts, "createdAt" | "sendingAt">,
  now: Date,
): Date {
  const age = now.getTime() - (sendingAt ?? createdAt).getTime();
  return after(now, Math.min(Math.max(age, refundTimes.firstCheck), refundTimes.longestWait));
}
