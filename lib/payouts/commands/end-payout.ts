import "server-only";
import { command, SYSTEM } from "@/lib/kernel/command";
import type { PlannedTransfer } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { fees, gatewayAccount, gatewayFees, opening, payoutPending, wallet } from "@/lib/ledger/accounts";
import { readPayout } from "../payout-row";
import { givenBack, naira, nextLook, noted, type PayoutFacts, type PayoutMoved, planPayout } from "../rules";
import { PAY_ACT } from "./review-payout";

const gateway = gatewayAccount("paystack");

/** What the gateway says of a transfer that it has ended. */
export interface EndedTransfer {
  id: string;
  gatewayRecordId: string;
  transferCode: string | null;
  /** What it costs us, in kobo; null where it was not told. */
  gatewayFeeMinor: bigint | null;
}

interface Payable extends PayoutFacts {
  /** What two people have agreed to, where two are needed. */
  approvalId: string | null;
}

/** The gateway's charge, where it took one. */
const charge = (minor: bigint | null): PlannedTransfer[] =>
  minor ? [naira("gateway_fee", gatewayFees, gateway, minor)] : [];

/**
 * The money has left: for the system only, under the key of the gateway's record, so that it is done once however many
 * witnesses report it.
 * @throws Refusal - moved_on where it has ended already
 */
const pay = command<EndedTransfer, Payable, PayoutMoved>({
  act: PAY_ACT,
  read: ({ id }) => sql`
    select p.*, (select a.id from approval a where p.two_people and a.act = ${PAY_ACT} and a.subject_id = p.id
      and a.approver_id is not null and a.ended_at is null) as approval_id
    from (${readPayout(id)}) p`,
  decide(payout, { gatewayRecordId, transferCode, gatewayFeeMinor }) {
    const { id, amountMinor, feeMinor, twoPeople, approvalId, now } = payout;
    const held = payoutPending(id);
    const kind = twoPeople ? "payout_paid_agreed" : "payout_paid";
    return planPayout(payout, "pay", {
      ...(approvalId && { approval: approvalId }),
      open: [gateway, gatewayFees, fees].map(opening),
      set: {
        gatewayRecordId,
        transferCode,
        gatewayFeeMinor,
        paidAt: now,
        failure: null,
        checkAt: nextLook({ ...payout, state: "PAID", paidAt: now }, now),
      },
      transfers: [
        naira(kind, held, gateway, amountMinor),
        ...(feeMinor > 0n ? [naira("payout_fee", held, fees, feeMinor)] : []),
        ...charge(gatewayFeeMinor),
      ],
      audit: [noted(SYSTEM, PAY_ACT, id, undefined, { gatewayFeeUnknown: gatewayFeeMinor === null })],
    });
  },
});

/** The gateway did not send it, for good: everything returns to the wallet. A charge that it kept is ours to bear. */
const fail = command<
  { id: string; failure: string; gatewayFeeMinor: bigint | null },
  PayoutFacts,
  PayoutMoved
>({
  act: "wallet.fail_payout",
  read: ({ id }) => readPayout(id),
  decide(payout, { failure, gatewayFeeMinor }) {
    const back = givenBack(payout);
    return planPayout(payout, "fail", {
      open: [...(back.open ?? []), ...[gateway, gatewayFees].map(opening)],
      transfers: [...(back.transfers ?? []), ...charge(gatewayFeeMinor)],
      set: { failure, gatewayFeeMinor, checkAt: null, endedAt: payout.now },
      audit: [noted(SYSTEM, "wallet.fail_payout", payout.id, undefined, { failure })],
    });
  },
});

/** The bank sent it back after all: amount and fee return to the wallet, the gateway's charge to us where it gave it back. */
const reverse = command<{ id: string; gatewayFeeMinor: bigint | null }, PayoutFacts, PayoutMoved>({
  act: "wallet.reverse_payout",
  read: ({ id }) => readPayout(id),
  decide(payout, { gatewayFeeMinor }) {
    const { id, userId, amountMinor, feeMinor, now } = payout;
    const kept = gatewayFeeMinor ?? payout.gatewayFeeMinor;
    const given = (payout.gatewayFeeMinor ?? 0n) - (kept ?? 0n);
    return planPayout(payout, "reverse", {
      open: [wallet(userId), gateway, gatewayFees, fees].map(opening),
      transfers: [
        naira("payout_reversal", gateway, wallet(userId), amountMinor),
        ...(feeMinor > 0n ? [naira("payout_fee_return", fees, wallet(userId), feeMinor)] : []),
        ...(given > 0n ? [naira("gateway_fee_return", gateway, gatewayFees, given)] : charge(-given)),
      ],
      set: { gatewayFeeMinor: kept, failure: "reversed", checkAt: null, endedAt: now },
      audit: [noted(SYSTEM, "wallet.reverse_payout", id)],
    });
  },
});

export const payPayout = (ended: EndedTransfer) =>
  pay(SYSTEM, `payout-paid:paystack:${ended.gatewayRecordId}`, ended);

/** `failure` is the gateway's reason, for staff. */
export const failPayout = (id: string, failure: string, gatewayFeeMinor: bigint | null) =>
  fail(SYSTEM, `payout-failed:${id}`, { id, failure, gatewayFeeMinor });

export const reversePayout = (id: string, gatewayFeeMinor: bigint | null) =>
  reverse(SYSTEM, `payout-reversed:${id}`, { id, gatewayFeeMinor });
