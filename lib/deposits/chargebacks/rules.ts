import type { GatewayName } from "@/lib/gateways/names";
import { type NewRestriction, planLift, planRestriction } from "@/lib/identity/restrictions/plans";
import { type AccountRef, composePlan, type Plan, type PlannedTransfer, transfer } from "@/lib/kernel/commit";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import type { PlanRow } from "@/lib/kernel/machine";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { chargebackLoss, gatewayAccount, hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { chargebackEvents } from "../events";
import { type DepositState, deposit as depositMachine, mayMove } from "../machine";
import type { ChargebackFacts } from "./chargeback-row";
import { nextCheck } from "./deadline";
import {
  type ChargebackMoveName,
  type ChargebackState,
  chargeback as chargebackMachine,
  mayMakeMove,
} from "./machine";

/** What opening a chargeback reads of the deposit. Amounts in kobo. */
export interface DisputedDeposit {
  depositId: string;
  depositVersion: bigint;
  depositState: DepositState;
  userId: string;
  gateway: GatewayName;
  reference: string;
  balanceMinor: bigint;
}

/** A new dispute as the gateway reports it. Amount in kobo. */
export interface RaisedDispute {
  disputeId: string;
  depositId: string;
  amountMinor: bigint;
  category: string | null;
  dueAt: Date;
}

export type ChargebackMoved = { chargebackId: string; state: ChargebackState };

/** A transfer, or none for a zero amount. */
const moving = (kind: string, from: AccountRef, to: AccountRef, amount: bigint): PlannedTransfer[] =>
  amount > 0n ? [transfer(kind, from, to, amount)] : [];

/** The hold account of a chargeback. */
const held = (chargebackId: string) => hold("chargeback", chargebackId, HOME);

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/**
 * A bank disputes a payment: holds what the wallet still has of it, and freezes the user until it is decided.
 */
export function planOpening(
  deposit: DisputedDeposit,
  dispute: RaisedDispute,
  now: Date,
): Plan<ChargebackMoved> {
  const { depositId, depositVersion, userId, reference, balanceMinor } = deposit;
  const { disputeId, amountMinor, category, dueAt } = dispute;
  if (!mayMove(deposit.depositState, "dispute")) throw new Refusal(kernelRefusals.moved_on);
  const id = newId();
  const heldMinor = min(balanceMinor, amountMinor);
  const row = {
    id,
    depositId,
    userId,
    gateway: deposit.gateway,
    gatewayRecordId: disputeId,
    currency: HOME,
  };
  const opened: Plan<ChargebackMoved> = {
    subject: { kind: "chargeback", id },
    rows: [depositMachine.move({ id: depositId, version: depositVersion }, "dispute")],
    insert: [
      {
        table: "chargeback",
        row: { ...row, amountMinor, heldMinor, category, dueAt, checkAt: nextCheck(now, dueAt, now) },
      },
    ],
    transfers: moving("chargeback_hold", wallet(userId, HOME), held(id), heldMinor),
    audit: [
      auditEntry(SYSTEM_ID, "open_chargeback", depositId, undefined, {
        chargebackId: id,
        disputeId,
        amountMinor: amountMinor.toString(),
        heldMinor: heldMinor.toString(),
      }),
    ],
    events: [chargebackEvents.opened({ chargebackId: id, userId, depositId, reference })],
    result: { chargebackId: id, state: "OPEN" },
  };
  return composePlan(opened, planRestriction(SYSTEM_ID, freezeOf(userId, id)));
}

const freezeOf = (userId: string, chargebackId: string): NewRestriction => ({
  userId,
  kind: "frozen",
  reason: "A bank disputes a payment into your wallet.",
  until: null,
  subject: { kind: "chargeback", id: chargebackId },
});

/** An audit entry on the deposit, where staff look for it. */
export const auditEntry = (
  actorId: string,
  act: string,
  depositId: string,
  reason?: string,
  detail?: object,
) => ({
  actorId,
  act: `wallet.${act}`,
  subjectKind: "deposit",
  subjectId: depositId,
  ...(reason === undefined ? {} : { reason }),
  ...(detail === undefined ? {} : { detail }),
});

/** The payload of a chargeback's events. */
export const eventPayload = ({ id, userId, depositId, reference }: ChargebackFacts) => ({
  chargebackId: id,
  userId,
  depositId,
  reference,
});

/** A move of a chargeback, with further parts of the plan. @throws Refusal moved_on when the state does not allow it */
export function planStep(
  chargeback: ChargebackFacts,
  move: ChargebackMoveName,
  { set, ...more }: { set?: PlanRow } & Partial<Omit<Plan, "result">> = {},
): Plan<ChargebackMoved> {
  if (!mayMakeMove(chargeback.state, move)) throw new Refusal(kernelRefusals.moved_on);
  const { id } = chargeback;
  const state = chargebackMachine.stateAfter(chargeback.state, move);
  return composePlan(
    { result: { chargebackId: id, state } },
    {
      subject: { kind: "chargeback", id },
      rows: [chargebackMachine.move(chargeback, move, set)],
    },
    more,
  );
}

/** The bank decided for us: returns the hold to the wallet and lifts this chargeback's freeze; other restrictions stay. */
export function planWin(chargeback: ChargebackFacts): Plan<ChargebackMoved> {
  const { id, userId, heldMinor } = chargeback;
  return composePlan(
    planStep(chargeback, "win"),
    depositAfter(chargeback, "win"),
    planUnfreeze(chargeback, SYSTEM_ID, "The bank decided in our favour."),
    {
      transfers: moving("chargeback_won", held(id), wallet(userId, HOME), heldMinor),
      events: [chargebackEvents.won(eventPayload(chargeback))],
    },
  );
}

/**
 * The bank took money from our balance at the gateway: the hold pays for it, and the rest is our loss until it is recovered
 * from the user. If the bank took less than it claimed, the rest of the hold returns to the wallet.
 * @param takenMinor kobo
 */
export function planLoss(chargeback: ChargebackFacts, takenMinor: bigint): Plan<ChargebackMoved> {
  const { id, userId, heldMinor } = chargeback;
  const fromHold = min(heldMinor, takenMinor);
  const lossMinor = takenMinor - fromHold;
  const gateway = gatewayAccount(chargeback.gateway, HOME);
  return composePlan(planStep(chargeback, "lose", { set: { lossMinor } }), depositAfter(chargeback, "lose"), {
    transfers: [
      ...moving("chargeback_lost", held(id), gateway, fromHold),
      ...moving("chargeback_loss", chargebackLoss(HOME), gateway, lossMinor),
      ...moving("chargeback_won", held(id), wallet(userId, HOME), heldMinor - fromHold),
    ],
    audit: [
      auditEntry(SYSTEM_ID, "lose_chargeback", chargeback.depositId, undefined, {
        chargebackId: id,
        takenMinor: takenMinor.toString(),
        lossMinor: lossMinor.toString(),
      }),
    ],
    events: [chargebackEvents.lost(eventPayload(chargeback))],
  });
}

function depositAfter(
  { depositId: id, depositVersion: version, depositState: state }: ChargebackFacts,
  move: "win" | "lose",
): Partial<Plan> {
  if (!mayMove(state, move)) throw new Refusal(kernelRefusals.moved_on);
  return { rows: [depositMachine.move({ id, version }, move)] };
}

/** Lifts a chargeback's freeze unless it was lifted before. */
export const planUnfreeze = ({ freeze }: ChargebackFacts, by: string, reason: string): Partial<Plan> =>
  freeze ? planLift(by, { ...freeze, version: BigInt(freeze.version) }, reason) : {};

/** Recovers as much of the debt as the wallet's balance covers. @throws Refusal moved_on if that is nothing */
export function planRecovery(chargeback: ChargebackFacts): Plan<ChargebackMoved> {
  const { userId, balanceMinor, lossMinor, recoveredMinor } = chargeback;
  const amount = min(balanceMinor, lossMinor - recoveredMinor);
  if (amount <= 0n) throw new Refusal(kernelRefusals.moved_on);
  const isMadeGood = recoveredMinor + amount === lossMinor;
  return planStep(chargeback, "recover", {
    set: { by: amount },
    transfers: moving("chargeback_recovery", wallet(userId, HOME), chargebackLoss(HOME), amount),
    events: isMadeGood ? [chargebackEvents.made_good(eventPayload(chargeback))] : [],
  });
}
