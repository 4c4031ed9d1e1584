import { defaultGateway, type GatewayName } from "@/lib/gateways/names";
import { countPayout, mustBeAbleTo, planCount, type TradingLimits } from "@/lib/identity/limits/allowance";
import { type Restrictions, stoppingAt } from "@/lib/identity/restrictions/restrictions";
import { after, lagosDay } from "@/lib/kernel/clock";
import type { Actor } from "@/lib/kernel/command";
import { type AuditEntry, composePlan, type Plan, transfer } from "@/lib/kernel/commit";
import type { PlanRow } from "@/lib/kernel/machine";
import { mustHold, type Permission } from "@/lib/kernel/permissions";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import type { SettingValue } from "@/lib/kernel/settings";
import { hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { payoutEvents } from "./events";
import { payoutFee, payoutTimes } from "./limits";
import { mayMakeMove, type PayoutMoveName, type PayoutState, payout as payoutMachine } from "./machine";
import { payoutRefusals } from "./refusals";
import type { HoldReason } from "./words";

/** The facts on which every decision about a payout is made. Amounts in kobo. */
export interface PayoutFacts {
  id: string;
  version: bigint;
  userId: string;
  gateway: GatewayName;
  currency: string;
  bankAccountId: string;
  reference: string;
  state: PayoutState;
  amountMinor: bigint;
  feeMinor: bigint;
  gatewayFeeMinor: bigint | null;
  twoPeople: boolean;
  holdUntil: Date | null;
  checkAt: Date | null;
  sendingAt: Date | null;
  paidAt: Date | null;
}

export interface PayoutMoved {
  reference: string;
  state: PayoutState;
}

/** The bank account that a payout goes to. */
export interface Payee {
  bankAccountId: string;
  bankName: string;
  bankCode: string;
  accountNumber: string;
  accountName: string;
}

export interface Requester {
  tradingLimits: TradingLimits;
  payee: Payee | null;
  /** A payout to this account has been paid before. */
  isProvenAccount: boolean;
  limits: SettingValue<"payouts">;
  fees: SettingValue<"payout_fees">;
}

export interface PayoutDraft {
  /** The id that the payout will have: one key makes one payout. */
  id: string;
  amountMinor: bigint;
  /** The fee that the caller was shown, in kobo; undefined if none was shown. */
  feeMinor?: bigint | undefined;
}

/** Refuses an amount outside the limits of one payout. */
export function payoutMustFit({ leastMinor, mostMinor }: SettingValue<"payouts">, amountMinor: bigint): void {
  if (amountMinor < leastMinor) {
    throw new Refusal(payoutRefusals.payout_too_small, { limitMinor: leastMinor.toString() });
  }
  if (amountMinor > mostMinor) {
    throw new Refusal(payoutRefusals.payout_too_large, { limitMinor: mostMinor.toString() });
  }
}

export interface Hold {
  until: Date;
  reason: HoldReason;
}

/** Until when a user's restrictions hold back payouts, though they can be requested; undefined if none does. */
export function payoutsHeldUntil(restrictions: Restrictions, now: Date): Hold | undefined {
  const restriction = stoppingAt(restrictions, "sendPayout", now);
  if (restriction?.kind !== "no_payout" || restriction.until === null) return undefined;
  const reason = holdReasons.get(restriction.subjectKind ?? "") ?? "restricted";
  return { until: new Date(restriction.until), reason };
}

/** By the cause of the restriction. */
const holdReasons = new Map<string, HoldReason>([
  ["phone_change", "phone_changed"],
  ["password_reset", "password_reset"],
  ["google_link", "google_linked"],
]);

/** The hold on a payout requested now; undefined if there is none. */
export function holdOf(
  { isProvenAccount, limits }: Pick<Requester, "isProvenAccount" | "limits">,
  held: Hold | undefined,
  now: Date,
): Hold | undefined {
  const holds: Hold[] = held ? [held] : [];
  if (!isProvenAccount) {
    holds.push({ until: after(now, limits.holdHours * 3_600_000), reason: "new_account" });
  }
  const [longest] = holds
    .filter(({ until }) => until > now)
    .sort((a, b) => Number(b.until) - Number(a.until));
  return longest;
}

/** A new payout: the amount and the fee move from the wallet to the payout's hold account. */
export function planRequest(requester: Requester, draft: PayoutDraft, now: Date): Plan<PayoutMoved> {
  const { tradingLimits, payee, limits, fees } = requester;
  mustBeAbleTo("askForPayout", tradingLimits, now);
  payoutMustFit(limits, draft.amountMinor);
  if (!payee) throw new Refusal(payoutRefusals.account_gone);
  const feeMinor = payoutFee(fees, draft.amountMinor);
  if (draft.feeMinor !== undefined && draft.feeMinor !== feeMinor) {
    throw new Refusal(payoutRefusals.payout_fee_changed, { feeMinor: feeMinor.toString() });
  }
  const counted = countPayout(tradingLimits, lagosDay(now));
  const { id, amountMinor } = draft;
  const { userId } = tradingLimits;
  const reference = `pay-${id}`;
  const row = {
    id,
    userId,
    ...payee,
    gateway: defaultGateway(),
    reference,
    currency: HOME,
    amountMinor,
    feeMinor,
    checkAt: now,
  };
  const result: PayoutMoved = { reference, state: "REQUESTED" };
  return composePlan(
    { result, ...planCount(userId, counted) },
    {
      subject: { kind: "payout", id },
      insert: [{ table: "payout", row }],
      transfers: [transfer("payout_hold", wallet(userId, HOME), payoutHold(id), amountMinor + feeMinor)],
      events: [payoutEvents.moved({ payoutId: id, userId, reference, state: "REQUESTED" })],
    },
  );
}

/** A payout's own account: holds amount and fee until the payout ends. */
export const payoutHold = (payoutId: string) => hold("payout", payoutId, HOME);

/** A move of a payout, with its other effects. @throws Refusal moved_on if the state does not allow it */
export function planPayout(
  payout: PayoutFacts,
  move: PayoutMoveName,
  { set = {}, ...more }: { set?: PlanRow } & Partial<Omit<Plan, "result">> = {},
): Plan<PayoutMoved> {
  if (!mayMakeMove(payout.state, move)) throw new Refusal(kernelRefusals.moved_on);
  const { id, userId, reference } = payout;
  const state = payoutMachine.stateAfter(payout.state, move);
  return composePlan(
    { result: { reference, state } },
    {
      subject: { kind: "payout", id },
      rows: [payoutMachine.move(payout, move, set)],
      events: state === payout.state ? [] : [payoutEvents.moved({ payoutId: id, userId, reference, state })],
    },
    more,
  );
}

/** Returns everything that a payout holds to its owner's wallet. */
export const fullReturn = ({ id, userId, amountMinor, feeMinor }: PayoutFacts): Partial<Plan> => ({
  transfers: [transfer("payout_return", payoutHold(id), wallet(userId, HOME), amountMinor + feeMinor)],
});

export const auditEntry = (
  by: Actor,
  act: string,
  payoutId: string,
  reason?: string,
  detail?: object,
): AuditEntry => ({
  actorId: by.id,
  act,
  subjectKind: "payout",
  subjectId: payoutId,
  ...(reason === undefined ? {} : { reason }),
  ...(detail === undefined ? {} : { detail }),
});

/** @throws Refusal not_found without the permission, needs_another_person for their own payout */
export function mustReviewForOthers(
  by: Actor,
  permission: Permission,
  { userId }: Pick<PayoutFacts, "userId">,
): void {
  mustHold(by, permission);
  if (by.id === userId) throw new Refusal(payoutRefusals.needs_another_person);
}

/** When to check with the gateway next: at twice the age, so with growing intervals; null once no check is left. */
export function nextCheck({ state, sendingAt, paidAt }: PayoutFacts, now: Date): Date | null {
  const ageOf = (at: Date | null) => now.getTime() - (at ?? now).getTime();
  if (state === "PAID") {
    const age = ageOf(paidAt);
    const wait = Math.max(age, payoutTimes.firstReversalCheck);
    return age + wait > payoutTimes.lastReversalCheck ? null : after(now, wait);
  }
  const { firstCheck, longestCheck, resendAfter } = payoutTimes;
  const age = ageOf(sendingAt);
  const wait = Math.min(Math.max(age, firstCheck), longestCheck);
  // Not past the moment from which it can be sent again.
  return after(now, age < resendAfter ? Math.min(wait, resendAfter - age) : wait);
}
