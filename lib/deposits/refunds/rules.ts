import { after, HOUR, MINUTE } from "@/lib/kernel/clock";
import type { Actor } from "@/lib/kernel/command";
import type { Plan, PlanRow } from "@/lib/kernel/commit";
import { newId } from "@/lib/kernel/ids";
import { mustBeFinanceFor } from "@/lib/kernel/permissions";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { gatewayAccount, opening, quarantine, refundPending, wallet } from "@/lib/ledger/accounts";
import { type DepositState, depositMoves, mayMove } from "../moves";
import { walletRefusals } from "../refusals";
import { mayMakeMove, type RefundMoveName, type RefundState, refundMoves } from "./moves";
import type { RefundFacts } from "./refund-row";

export const refundTimes = {
  /** The first look after the gateway was asked. */
  firstCheck: 2 * MINUTE,
  longestWait: 6 * HOUR,
  /** Where the gateway's list still does not show a refund after this long, its answer was no lost one: it never heard. */
  unheardOf: 10 * MINUTE,
} as const;

/** A deposit as the wish to send it back finds it. Amounts in kobo. */
export interface RefundableDeposit {
  id: string;
  version: bigint;
  userId: string;
  reference: string;
  state: DepositState;
  paidMinor: bigint | null;
  hasOpenRefund: boolean;
  balanceMinor: bigint;
}

export type RefundAsked = { refundId: string; reference: string };

/** Takes the money out of the wallet, or leaves it in quarantine, and has it sent back to where it came from. */
export function planRefundRequest(
  deposit: RefundableDeposit,
  reason: string,
  by: Actor,
  now: Date,
): Plan<RefundAsked> {
  const { id: depositId, version, userId, reference, paidMinor } = deposit;
  const fromQuarantine = mustBeRefundable(deposit, by);
  const id = newId();
  const row = {
    id,
    depositId,
    userId,
    gateway: "paystack",
    currency: "NGN",
    amountMinor: paidMinor,
    fromQuarantine,
    reason,
    checkAt: after(now, refundTimes.firstCheck),
  };
  return {
    subject: { kind: "refund", id },
    expect: [{ table: "deposit", id: depositId, version }],
    insert: [{ table: "refund", row }],
    // A quarantined deposit is written all the same: whoever decides about it at the same moment has to look again.
    write: [
      { table: "deposit", id: depositId, set: fromQuarantine ? {} : { state: depositMoves.refund.to } },
    ],
    ...(fromQuarantine ? {} : hold(userId, id, paidMinor ?? 0n)),
    audit: [
      {
        actorId: by.id,
        act: "wallet.refund_deposit",
        subjectKind: "deposit",
        subjectId: depositId,
        reason,
        detail: { refundId: id, fromQuarantine, amountMinor: String(paidMinor) },
      },
    ],
    events: [
      {
        topic: "refund.requested",
        payload: { refundId: id, depositId, userId, reference, fromQuarantine },
      },
    ],
    result: { refundId: id, reference },
  };
}

/** Answers whether the money is in quarantine. */
function mustBeRefundable(
  { userId, state, paidMinor, hasOpenRefund, balanceMinor }: RefundableDeposit,
  by: Actor,
): boolean {
  mustBeFinanceFor(by, userId);
  if (hasOpenRefund || state === "REFUNDING" || state === "REFUNDED")
    throw new Refusal(walletRefusals.already_refunding);
  const fromQuarantine = mayMove(state, "return");
  if ((!fromQuarantine && !mayMove(state, "refund")) || paidMinor === null)
    throw new Refusal(walletRefusals.not_refundable);
  if (!fromQuarantine && balanceMinor < paidMinor)
    throw new Refusal(walletRefusals.money_spent, { availableMinor: balanceMinor.toString() });
  return fromQuarantine;
}

const hold = (userId: string, refundId: string, amount: bigint) => ({
  open: [opening(refundPending(refundId))],
  transfers: [
    {
      kind: "refund_hold",
      from: wallet(userId),
      to: refundPending(refundId),
      currency: "NGN" as const,
      amount,
    },
  ],
});

export type RefundMoved = { refundId: string; reference: string; state: RefundState };

/** A move that leaves the money where it is. */
export function planStep(
  refund: RefundFacts,
  move: Exclude<RefundMoveName, "finish" | "fail">,
  set: PlanRow,
): Plan<RefundMoved> {
  const state = stateAfter(refund, move);
  const { id, version } = refund;
  return {
    subject: { kind: "refund", id },
    expect: [{ table: "refund", id, version }],
    write: [{ table: "refund", id, set: { ...set, state } }],
    events: state === refund.state ? [] : [told(refund, state)],
    result: { refundId: id, reference: refund.reference, state },
  };
}

/** The gateway has sent the money back, or has not: then it is the user's again, or in quarantine as before. */
export function planEnd(
  refund: RefundFacts,
  move: "finish" | "fail",
  set: PlanRow,
  now: Date,
): Plan<RefundMoved> {
  const state = stateAfter(refund, move);
  const { id, version, reference, fromQuarantine, depositId, depositVersion } = refund;
  // What leaves quarantine is the deposit's own matter: only its postings may touch that account.
  const isDepositsOwn = fromQuarantine && move === "finish";
  return {
    subject: isDepositsOwn ? { kind: "deposit", id: depositId } : { kind: "refund", id },
    expect: [
      { table: "refund", id, version },
      { table: "deposit", id: depositId, version: depositVersion },
    ],
    write: [
      { table: "refund", id, set: { ...set, state, checkAt: null, endedAt: now } },
      ...depositAfter(refund, move),
    ],
    ...moneyAfter(refund, move),
    events: [told(refund, state)],
    result: { refundId: id, reference, state },
  };
}

function stateAfter({ state }: RefundFacts, move: RefundMoveName): RefundState {
  if (!mayMakeMove(state, move)) throw new Refusal(kernelRefusals.moved_on);
  const { to } = refundMoves[move];
  return to === "same" ? state : to;
}

function depositAfter({ fromQuarantine, depositId, depositState }: RefundFacts, move: "finish" | "fail") {
  if (fromQuarantine && move === "fail") return [];
  const onFinish = fromQuarantine ? ("return" as const) : ("refunded" as const);
  const name = move === "finish" ? onFinish : ("keep" as const);
  if (!mayMove(depositState, name)) throw new Refusal(kernelRefusals.moved_on);
  return [{ table: "deposit" as const, id: depositId, set: { state: depositMoves[name].to } }];
}

function moneyAfter(refund: RefundFacts, move: "finish" | "fail"): Pick<Plan, "open" | "transfers"> {
  const { id, userId, depositId, amountMinor, fromQuarantine } = refund;
  const gateway = gatewayAccount("paystack");
  const amount = { currency: "NGN" as const, amount: amountMinor };
  const pending = refundPending(id);
  if (move === "fail")
    return fromQuarantine
      ? {}
      : { transfers: [{ kind: "refund_failed", from: pending, to: wallet(userId), ...amount }] };
  return {
    transfers: [
      fromQuarantine
        ? { kind: "quarantine_return", from: quarantine(depositId), to: gateway, ...amount }
        : { kind: "refund_paid", from: pending, to: gateway, ...amount },
    ],
  };
}

const told = ({ id, depositId, userId, reference, fromQuarantine }: RefundFacts, state: RefundState) => ({
  topic: `refund.${state.toLowerCase()}`,
  payload: { refundId: id, depositId, userId, reference, fromQuarantine },
});

/** When to ask the gateway next: at twice the age since it was asked, within bounds. */
export function nextRefundCheck(
  { createdAt, sendingAt }: Pick<RefundFacts, "createdAt" | "sendingAt">,
  now: Date,
): Date {
  const age = now.getTime() - (sendingAt ?? createdAt).getTime();
  return after(now, Math.min(Math.max(age, refundTimes.firstCheck), refundTimes.longestWait));
}
