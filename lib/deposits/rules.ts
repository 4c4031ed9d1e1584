import { defaultGateway, type GatewayName } from "@/lib/gateways/names";
import { allowance } from "@/lib/identity/limits/machine";
import { after } from "@/lib/kernel/clock";
import { type Plan, type PlannedTransfer, transfer } from "@/lib/kernel/commit";
import { SYSTEM_ID } from "@/lib/kernel/ids";
import type { PlanRow } from "@/lib/kernel/machine";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import type { SettingValue } from "@/lib/kernel/settings";
import { gatewayAccount, gatewayFees, hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { depositEvents } from "./events";
import { depositTimes } from "./limits";
import { type DepositMoveName, type DepositState, deposit as depositMachine, mayMove } from "./machine";
import { walletRefusals } from "./refusals";

/** What the decisions read of a deposit. Amounts in kobo. */
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

/** A payment as the gateway reports it. Amounts in kobo. */
export interface Payment {
  reference: string;
  gatewayRecordId: string;
  amountMinor: bigint;
  currency: string;
  feeMinor: bigint | null;
  channel: string | null;
}

/** The row of a new deposit. */
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

/** @throws Refusal amount_too_small, amount_too_large */
export function amountMustFit({ leastMinor, mostMinor }: SettingValue<"deposits">, minor: bigint): void {
  const { amount_too_small, amount_too_large } = walletRefusals;
  if (minor < leastMinor) throw new Refusal(amount_too_small, { limitMinor: leastMinor.toString() });
  if (minor > mostMinor) throw new Refusal(amount_too_large, { limitMinor: mostMinor.toString() });
}

/** When to check next: at twice the deposit's age, and a last time at its expiry; null after that. */
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

/** A move without a payment. */
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

/** A deposit whose payment has arrived, with what decides where it goes. */
export interface DepositToSettle extends DepositFacts {
  /** Whether its owner has closed the account. */
  isClosed: boolean;
  allowanceVersion: bigint;
}

/**
 * The deposit was paid: credits the amount, books the gateway's fee and audits anything unusual. The money of a closed account goes to
 * quarantine.
 */
export function planSettlement(
  deposit: DepositToSettle,
  payment: Payment,
  now: Date,
): Plan<{ reference: string; state: DepositState }> {
  const { id, reference, userId, isClosed, allowanceVersion } = deposit;
  const move = isClosed ? "quarantine" : "settle";
  if (!mayMove(deposit.state, move)) throw new Refusal(kernelRefusals.moved_on);
  const arrived = { depositId: id, userId, reference, paidMinor: payment.amountMinor.toString() };
  return {
    subject: { kind: "deposit", id },
    // Closing an account bumps the allowance's version, so a concurrent closure and this commit conflict.
    rows: [
      depositMachine.move(deposit, move, paidRow(payment, now)),
      allowance.expect({ id: userId, version: allowanceVersion }),
    ],
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
    events: [isClosed ? depositEvents.quarantined(arrived) : depositEvents.paid(arrived)],
    result: { reference, state: depositMachine.stateAfter(deposit.state, move) },
  };
}

const paidRow = (payment: Payment, now: Date): PlanRow => ({
  paidMinor: payment.amountMinor,
  gatewayFeeMinor: payment.feeMinor,
  gatewayRecordId: payment.gatewayRecordId,
  channel: payment.channel,
  paidAt: now,
});

function settlementTransfers(
  deposit: DepositToSettle,
  { amountMinor, feeMinor }: Payment,
): PlannedTransfer[] {
  const gateway = gatewayAccount(deposit.gateway, HOME);
  return [
    deposit.isClosed
      ? transfer("deposit_quarantine", gateway, hold("deposit", deposit.id, HOME), amountMinor)
      : transfer("deposit_credit", gateway, wallet(deposit.userId, HOME), amountMinor),
    ...(feeMinor ? [transfer("gateway_fee", gatewayFees(HOME), gateway, feeMinor)] : []),
  ];
}

/** Details in the audit log, for staff. */
function unusual({ state, askedMinor }: DepositFacts, { amountMinor, feeMinor }: Payment) {
  return {
    askedMinor: askedMinor.toString(),
    paidMinor: amountMinor.toString(),
    differs: amountMinor !== askedMinor,
    late: state !== "INITIATED",
    feeUnknown: feeMinor === null,
  };
}
