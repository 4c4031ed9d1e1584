import type { Plan, PlannedTransfer, PlanRow } from "@/lib/kernel/commit";
import { composePlan } from "@/lib/kernel/commit";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { chargebackHold, chargebackLoss, gatewayAccount, opening, wallet } from "@/lib/ledger/accounts";
import { type DepositState, depositMoves, mayMove } from "../moves";
import type { ChargebackFacts } from "./chargeback-row";
import { nextLook } from "./deadline";
import { type ChargebackMoveName, type ChargebackState, chargebackMoves, mayMakeMove } from "./moves";

/** A deposit as a dispute finds it. Amounts in kobo. */
export interface DisputedDeposit {
  depositId: string;
  depositVersion: bigint;
  depositState: DepositState;
  userId: string;
  reference: string;
  balanceMinor: bigint;
  allowanceVersion: bigint;
  frozenAt: Date | null;
}

/** What the gateway says of a dispute that we have just heard of. Amount in kobo. */
export interface RaisedDispute {
  disputeId: string;
  depositId: string;
  amountMinor: bigint;
  category: string | null;
  dueAt: Date;
}

export type ChargebackMoved = { chargebackId: string; state: ChargebackState };

const naira = (
  kind: string,
  from: PlannedTransfer["from"],
  to: PlannedTransfer["to"],
  amount: bigint,
): PlannedTransfer[] => (amount > 0n ? [{ kind, from, to, currency: "NGN", amount }] : []);

const least = (one: bigint, other: bigint): bigint => (one < other ? one : other);

/**
 * A bank asks a payment back: what the wallet still has of it is held, and its owner starts nothing new until it is decided.
 * The allowance is always written: whoever spends at this moment has read it, and has to look again.
 */
export function planOpening(
  deposit: DisputedDeposit,
  dispute: RaisedDispute,
  now: Date,
): Plan<ChargebackMoved> {
  const { depositId, depositVersion, userId, reference, balanceMinor, frozenAt } = deposit;
  const { disputeId, amountMinor, category, dueAt } = dispute;
  if (!mayMove(deposit.depositState, "dispute")) throw new Refusal(kernelRefusals.moved_on);
  const id = newId();
  const heldMinor = least(balanceMinor, amountMinor);
  const row = { id, depositId, userId, gateway: "paystack", gatewayRecordId: disputeId, currency: "NGN" };
  return {
    subject: { kind: "chargeback", id },
    expect: [
      { table: "deposit", id: depositId, version: depositVersion },
      { table: "allowance", id: userId, version: deposit.allowanceVersion },
    ],
    open: heldMinor > 0n ? [opening(chargebackHold(id))] : [],
    insert: [
      {
        table: "chargeback",
        row: { ...row, amountMinor, heldMinor, category, dueAt, checkAt: nextLook(now, dueAt, now) },
      },
    ],
    write: [
      { table: "deposit", id: depositId, set: { state: depositMoves.dispute.to } },
      { table: "allowance", id: userId, set: frozenAt ? {} : { frozenAt: now } },
    ],
    transfers: naira("chargeback_hold", wallet(userId), chargebackHold(id), heldMinor),
    audit: [
      noted(SYSTEM_ID, "open_chargeback", depositId, undefined, {
        chargebackId: id,
        disputeId,
        amountMinor: amountMinor.toString(),
        heldMinor: heldMinor.toString(),
      }),
      ...(frozenAt ? [] : [frozen(userId, id, now)]),
    ],
    events: [told({ id, userId, depositId, reference }, "opened")],
    result: { chargebackId: id, state: "OPEN" },
  };
}

/** The moment is written down: by it one knows later whether it is still this freeze that is in force. */
const frozen = (userId: string, chargebackId: string, at: Date) => ({
  actorId: SYSTEM_ID,
  act: "wallet.freeze_user",
  subjectKind: "user",
  subjectId: userId,
  detail: { chargebackId, frozenAt: at.toISOString() },
});

/** What was done about a chargeback, with its deposit, where staff look for it. */
export const noted = (actorId: string, act: string, depositId: string, reason?: string, detail?: object) => ({
  actorId,
  act: `wallet.${act}`,
  subjectKind: "deposit",
  subjectId: depositId,
  ...(reason === undefined ? {} : { reason }),
  ...(detail === undefined ? {} : { detail }),
});

export const told = (
  { id, userId, depositId, reference }: Pick<ChargebackFacts, "id" | "userId" | "depositId" | "reference">,
  what: string,
) => ({ topic: `chargeback.${what}`, payload: { chargebackId: id, userId, depositId, reference } });

/** A move of a chargeback, with what else it does. @throws Refusal moved_on where it may not be made from here */
export function planStep(
  chargeback: ChargebackFacts,
  move: ChargebackMoveName,
  { set = {}, ...more }: { set?: PlanRow } & Partial<Omit<Plan, "result">> = {},
): Plan<ChargebackMoved> {
  if (!mayMakeMove(chargeback.state, move)) throw new Refusal(kernelRefusals.moved_on);
  const { id, version } = chargeback;
  const { to } = chargebackMoves[move];
  const state = to === "same" ? chargeback.state : to;
  return composePlan(
    { result: { chargebackId: id, state } },
    {
      subject: { kind: "chargeback", id },
      expect: [{ table: "chargeback", id, version }],
      write: [{ table: "chargeback", id, set: { ...set, state } }],
    },
    more,
  );
}

/** The bank decided for us: what was held is the user's again, and they are free unless something else keeps them. */
export function planWin(chargeback: ChargebackFacts, now: Date): Plan<ChargebackMoved> {
  const { id, userId, heldMinor, frozenByThisAlone } = chargeback;
  return composePlan(
    planStep(chargeback, "win", { set: { checkAt: null, closedAt: now } }),
    depositAfter(chargeback, "win"),
    {
      // Written even where they stay frozen: of two victories at once, the later has to see the earlier.
      ...allowanceOf(chargeback, frozenByThisAlone ? { frozenAt: null } : {}),
      audit: frozenByThisAlone
        ? [{ actorId: SYSTEM_ID, act: "wallet.unfreeze_user", subjectKind: "user", subjectId: userId }]
        : [],
      transfers: naira("chargeback_won", chargebackHold(id), wallet(userId), heldMinor),
      events: [told(chargeback, "won")],
    },
  );
}

/**
 * The bank took the money, in kobo, from our balance at the gateway: what was held pays for it, the rest is our loss until
 * the user makes it good. Where it took less than it asked for, what is left of the hold is the user's again.
 */
export function planLoss(chargeback: ChargebackFacts, takenMinor: bigint, now: Date): Plan<ChargebackMoved> {
  const { id, userId, heldMinor } = chargeback;
  const fromHold = least(heldMinor, takenMinor);
  const lossMinor = takenMinor - fromHold;
  const gateway = gatewayAccount("paystack");
  return composePlan(
    planStep(chargeback, "lose", { set: { lossMinor, checkAt: null, closedAt: now } }),
    depositAfter(chargeback, "lose"),
    {
      open: [gateway, chargebackLoss].map(opening),
      transfers: [
        ...naira("chargeback_lost", chargebackHold(id), gateway, fromHold),
        ...naira("chargeback_loss", chargebackLoss, gateway, lossMinor),
        ...naira("chargeback_won", chargebackHold(id), wallet(userId), heldMinor - fromHold),
      ],
      audit: [
        noted(SYSTEM_ID, "lose_chargeback", chargeback.depositId, undefined, {
          chargebackId: id,
          takenMinor: takenMinor.toString(),
          lossMinor: lossMinor.toString(),
        }),
      ],
      events: [told(chargeback, "lost")],
    },
  );
}

function depositAfter(
  { depositId, depositVersion, depositState }: ChargebackFacts,
  move: "win" | "lose",
): Partial<Plan> {
  if (!mayMove(depositState, move)) throw new Refusal(kernelRefusals.moved_on);
  const { to: state } = depositMoves[move];
  return {
    expect: [{ table: "deposit", id: depositId, version: depositVersion }],
    write: [{ table: "deposit", id: depositId, set: { state } }],
  };
}

export const allowanceOf = (
  { userId, allowanceVersion }: ChargebackFacts,
  set: PlanRow,
): Pick<Plan, "expect" | "write"> => ({
  expect: [{ table: "allowance", id: userId, version: allowanceVersion }],
  write: [{ table: "allowance", id: userId, set }],
});

/** Whoever owes us for a lost payment has money again: it goes towards what is owed. @throws Refusal moved_on for nothing */
export function planRecovery(chargeback: ChargebackFacts): Plan<ChargebackMoved> {
  const { userId, balanceMinor, lossMinor, recoveredMinor } = chargeback;
  const amount = least(balanceMinor, lossMinor - recoveredMinor);
  if (amount <= 0n) throw new Refusal(kernelRefusals.moved_on);
  const isMadeGood = recoveredMinor + amount === lossMinor;
  return planStep(chargeback, "recover", {
    set: { recoveredMinor: recoveredMinor + amount },
    open: [opening(chargebackLoss)],
    transfers: naira("chargeback_recovery", wallet(userId), chargebackLoss, amount),
    events: isMadeGood ? [told(chargeback, "made_good")] : [],
  });
}
