import { defaultGateway, type GatewayName } from "@/lib/gateways/names";
import { after } from "@/lib/kernel/clock";
import { type Plan, type PlannedTransfer, transfer } from "@/lib/kernel/commit";
import { SYSTEM_ID } from "@/lib/kernel/ids";
import type { PlanRow } from "@/lib/kernel/machine";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import type { SettingValue } from "@/lib/kernel/settings";
import { gatewayAccount, gatewayFees, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { depositEvents } from "./events";
import { depositTimes } from "./limits";
import { deposit as depositMachine } from "./machine";
import { type DepositMoveName, type DepositState, mayMove } from "./moves";
import { walletRefusals } from "./refusals";

/** A deposit as the decisions need it. Amounts in kobo. */
export interface DepositFacts {
  id: string;
  version: bigint;
  userId: string;
  gateway: GatewayName;
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

/** The row of a deposit that is asked for at a moment. */
export const newDeposit = (
  { id, userId, amountMinor }: { id: string; userId: string; amountMinor: bigint },
  at: Date,
) => ({
  id,
  userId,
  gateway: defaultGateway(),
  reference: `dep-${id}`,
  currency: HOME,
  askedMinor: amountMinor,
  checkAt: after(at, depositTimes.firstCheck),
  expiresAt: after(at, depositTimes.expiry),
});

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

const ended = { fail: depositEvents.failed, expire: depositEvents.expired };

/** A move that brings no money. */
export function planUnpaid(
  deposit: DepositFacts,
  move: Extract<DepositMoveName, "fail" | "expire" | "wait">,
  set?: PlanRow,
): Plan<{ reference: string; state: DepositState }> {
  const { id, reference, userId } = deposit;
  if (!mayMove(deposit.state, move)) throw new Refusal(kernelRefusals.moved_on);
  const state = depositMachine.stateAfter(deposit.state, move);
  return {
    subject: { kind: "deposit", id },
    rows: [depositMachine.move(deposit, move, set)],
    events: move === "wait" ? [] : [ended[move]({ depositId: id, userId, reference })],
    result: { reference, state },
  };
}

/** The money has come: the user gets what was paid, the gateway keeps its fee, and whatever is unusual is written down. */
export function planSettlement(
  deposit: DepositFacts,
  payment: Payment,
  now: Date,
): Plan<{ reference: string; state: DepositState }> {
  const { id, reference, userId } = deposit;
  if (!mayMove(deposit.state, "settle")) throw new Refusal(kernelRefusals.moved_on);
  return {
    subject: { kind: "deposit", id },
    rows: [depositMachine.move(deposit, "settle", paidRow(payment, now))],
    transfers: settlementTransfers(deposit, payment),
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
      depositEvents.paid({ depositId: id, userId, reference, paidMinor: payment.amountMinor.toString() }),
    ],
    result: { reference, state: "PAID" },
  };
}

const paidRow = (payment: Payment, now: Date): PlanRow => ({
  paidMinor: payment.amountMinor,
  gatewayFeeMinor: payment.feeMinor,
  gatewayRecordId: payment.gatewayRecordId,
  channel: payment.channel,
  paidAt: now,
});

function settlementTransfers(deposit: DepositFacts, { amountMinor, feeMinor }: Payment): PlannedTransfer[] {
  const gateway = gatewayAccount(deposit.gateway, HOME);
  return [
    transfer("deposit_credit", gateway, wallet(deposit.userId, HOME), amountMinor),
    ...(feeMinor ? [transfer("gateway_fee", gatewayFees(HOME), gateway, feeMinor)] : []),
  ];
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
