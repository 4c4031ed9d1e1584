import "server-only";
import type { GatewayName } from "@/lib/gateways/names";
import { command, SYSTEM } from "@/lib/kernel/command";
import { type PlannedTransfer, transfer } from "@/lib/kernel/commit";
import { fees, gatewayAccount, gatewayFees, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { readPayout } from "../payout-row";
import {
  auditEntry,
  givenBack,
  nextLook,
  type PayoutFacts,
  type PayoutMoved,
  payoutHold,
  planPayout,
} from "../rules";

/** What the gateway says of a transfer that it has ended. */
export interface EndedTransfer {
  id: string;
  gatewayRecordId: string;
  transferCode: string | null;
  /** What it costs us, in kobo; null where it was not told. */
  gatewayFeeMinor: bigint | null;
}

/** The gateway's charge, where it took one. */
const charge = ({ gateway }: PayoutFacts, minor: bigint | null): PlannedTransfer[] =>
  minor ? [transfer("gateway_fee", gatewayFees(HOME), gatewayAccount(gateway, HOME), minor)] : [];

/**
 * The money has left: for the system only, under the key of the gateway's record, so that it is done once however often it is
 * reported.
 * @throws Refusal - moved_on where it has ended already
 */
const pay = command<EndedTransfer, PayoutFacts, PayoutMoved>({
  act: "wallet.pay_payout",
  read: ({ id }) => readPayout(id),
  decide(payout, { gatewayRecordId, transferCode, gatewayFeeMinor }) {
    const { id, amountMinor, feeMinor, now } = payout;
    const held = payoutHold(id);
    const gateway = gatewayAccount(payout.gateway, HOME);
    return planPayout(payout, "pay", {
      set: {
        gatewayRecordId,
        transferCode,
        gatewayFeeMinor,
        checkAt: nextLook({ ...payout, state: "PAID", paidAt: now }, now),
      },
      transfers: [
        transfer("payout_paid", held, gateway, amountMinor),
        ...(feeMinor > 0n ? [transfer("payout_fee", held, fees(HOME), feeMinor)] : []),
        ...charge(payout, gatewayFeeMinor),
      ],
      audit: [
        auditEntry(SYSTEM, "wallet.pay_payout", id, undefined, {
          gatewayFeeUnknown: gatewayFeeMinor === null,
        }),
      ],
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
      transfers: [...(back.transfers ?? []), ...charge(payout, gatewayFeeMinor)],
      set: { failure, gatewayFeeMinor },
      audit: [auditEntry(SYSTEM, "wallet.fail_payout", payout.id, undefined, { failure })],
    });
  },
});

/** The bank sent it back after all: amount and fee return to the wallet, the gateway's charge to us where it gave it back. */
const reverse = command<{ id: string; gatewayFeeMinor: bigint | null }, PayoutFacts, PayoutMoved>({
  act: "wallet.reverse_payout",
  read: ({ id }) => readPayout(id),
  decide(payout, { gatewayFeeMinor }) {
    const { id, userId, amountMinor, feeMinor } = payout;
    const gateway = gatewayAccount(payout.gateway, HOME);
    const kept = gatewayFeeMinor ?? payout.gatewayFeeMinor;
    const given = (payout.gatewayFeeMinor ?? 0n) - (kept ?? 0n);
    return planPayout(payout, "reverse", {
      transfers: [
        transfer("payout_reversal", gateway, wallet(userId, HOME), amountMinor),
        ...(feeMinor > 0n ? [transfer("payout_fee_return", fees(HOME), wallet(userId, HOME), feeMinor)] : []),
        ...(given > 0n
          ? [transfer("gateway_fee_return", gateway, gatewayFees(HOME), given)]
          : charge(payout, -given)),
      ],
      set: { gatewayFeeMinor: kept },
      audit: [auditEntry(SYSTEM, "wallet.reverse_payout", id)],
    });
  },
});

export const payPayout = (gateway: GatewayName, ended: EndedTransfer) =>
  pay(SYSTEM, `payout-paid:${gateway}:${ended.gatewayRecordId}`, ended);

/** `failure` is the gateway's reason, for staff. */
export const failPayout = (id: string, failure: string, gatewayFeeMinor: bigint | null) =>
  fail(SYSTEM, `payout-failed:${id}`, { id, failure, gatewayFeeMinor });

export const reversePayout = (id: string, gatewayFeeMinor: bigint | null) =>
  reverse(SYSTEM, `payout-reversed:${id}`, { id, gatewayFeeMinor });
