import { after } from "@/lib/kernel/clock";
import type { Plan, PlanRow } from "@/lib/kernel/commit";
import { SYSTEM_ID } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import type { SettingValue } from "@/lib/kernel/settings";
import { gatewayAccount, gatewayFees, opening, wallet } from "@/lib/ledger/accounts";
import { depositTimes } from "./limits";
import { type DepositMoveName, type DepositState, depositMoves, mayMove } from "./moves";
import { walletRefusals } from "./refusals";

/** A deposit as the decisions need it. Amounts in kobo. */
export interface DepositFacts {
  id: string;
  version: bigint;
  userId: string;
  reference: string;
  state: DepositState;
  currency: string;
  askedMinor: bigint;
  createdAt: Date;
  expiresAt: Date;
}

/** What the gateway says was paid. Amounts in kobo. */
export interface Payment {
  reference: string;
  gatewayRecordId: string;
  amountMinor: bigint;
  currency: string;
  feeMinor: bigint | null;
  channel: string | null;
}

/** Refuses an amount that is too small or too large to fund with. */
export function amountMustFit({ leastMinor, mostMinor }: SettingValue<"deposits">, minor: bigint): void {
  const { amount_too_small, amount_too_large } = walletRefusals;
  if (minor < leastMinor) throw new Refusal(amount_too_small, { limitMinor: leastMinor.toString() });
  if (minor > mostMinor) throw new Refusal(amount_too_large, { limitMinor: mostMinor.toString() });
}

/** When to ask the gateway next: at twice the deposit's age, so ever more rarely, and for the last time at its expiry. */
export function nextCheck(
  { createdAt, expiresAt }: Pick<DepositFacts, "createdAt" | "expiresAt">,
  now: Date,
): Date | null {
  if (now >= expiresAt) return null;
  const age = Math.max(now.getTime() - createdAt.getTime(), depositTimes.firstCheck);
  const next = after(now, age);
  return next < expiresAt ? next : expiresAt;
}

/** A move that brings no money. */
export function planUnpaid(
  deposit: DepositFacts,
  move: Extract<DepositMoveName, "fail" | "expire" | "wait">,
  set: PlanRow,
): Plan<{ reference: string; state: DepositState }> {
  const { id, version, reference, userId } = deposit;
  if (!mayMove(deposit.state, move)) throw new Refusal(kernelRefusals.moved_on);
  const { to } = depositMoves[move];
  const state = to === "same" ? deposit.state : to;
  return {
    subject: { kind: "deposit", id },
    expect: [{ table: "deposit", id, version }],
    write: [{ table: "deposit", id, set: { ...set, state } }],
    events:
      to === "same"
        ? []
        : [{ topic: `deposit.${state.toLowerCase()}`, payload: { depositId: id, userId, reference } }],
    result: { reference, state },
  };
}

/** The money has come: the user gets what was paid, the gateway keeps its fee, and whatever is unusual is written down. */
export function planSettlement(
  deposit: DepositFacts,
  payment: Payment,
  now: Date,
): Plan<{ reference: string; state: DepositState }> {
  const { id, version, reference, userId } = deposit;
  if (!mayMove(deposit.state, "settle")) throw new Refusal(kernelRefusals.moved_on);
  return {
    subject: { kind: "deposit", id },
    expect: [{ table: "deposit", id, version }],
    open: [wallet(userId), gatewayAccount("paystack"), gatewayFees].map(opening),
    write: [{ table: "deposit", id, set: paidRow(payment, now) }],
    transfers: settlementTransfers(userId, payment),
    audit: [
      {
        actorId: SYSTEM_ID,
        act: "wallet.settle_deposit",
        subjectKind: "deposit",
        subjectId: id,
        detail: unusual(deposit, payment),
      },
    ],
    events: [
      {
        topic: "deposit.paid",
        payload: { depositId: id, userId, reference, paidMinor: payment.amountMinor.toString() },
      },
    ],
    result: { reference, state: depositMoves.settle.to },
  };
}

const paidRow = (payment: Payment, now: Date): PlanRow => ({
  state: depositMoves.settle.to,
  paidMinor: payment.amountMinor,
  gatewayFeeMinor: payment.feeMinor,
  gatewayRecordId: payment.gatewayRecordId,
  channel: payment.channel,
  failure: null,
  checkAt: null,
  paidAt: now,
});

function settlementTransfers(userId: string, { amountMinor, feeMinor }: Payment) {
  const currency = "NGN" as const;
  const credit = {
    kind: "deposit_credit",
    from: gatewayAccount("paystack"),
    to: wallet(userId),
    currency,
    amount: amountMinor,
  };
  if (!feeMinor) return [credit];
  const fee = {
    kind: "gateway_fee",
    from: gatewayFees,
    to: gatewayAccount("paystack"),
    currency,
    amount: feeMinor,
  };
  return [credit, fee];
}

/** What staff should be able to find later. */
function unusual({ state, askedMinor }: DepositFacts, { amountMinor, feeMinor }: Payment) {
  return {
    askedMinor: askedMinor.toString(),
    paidMinor: amountMinor.toString(),
    differs: amountMinor !== askedMinor,
    late: state !== "INITIATED",
    feeUnknown: feeMinor === null,
  };
}
