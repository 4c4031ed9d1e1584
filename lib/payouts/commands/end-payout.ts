import "server-only";
import type { GatewayName } from "@/lib/gateways/names";
import { command, SYSTEM } from "@/lib/kernel/command";
import { type PlannedTransfer, transfer } from "@/lib/kernel/commit";
import { fees, gatewayAccount, gatewayFees, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { readPayout } from "../payout-row";
import {
  auditEntry,
  fullReturn,
  nextCheck,
  type PayoutFacts,
  type PayoutMoved,
  payoutHold,
  planPayout,
} from "../rules";

/** A finished transfer, as the gateway reports it. */
export interface EndedTransfer {
  id: string;
  gatewayRecordId: string;
  transferCode: string | null;
  /** What it costs us, in kobo; null if unknown. */
  gatewayFeeMinor: bigint | null;
}

/** The gateway's fee, if it charged one. */
const charge = ({ gateway }: PayoutFacts, minor: bigint | null): PlannedTransfer[] =>
  minor ? [transfer("gateway_fee", gatewayFees(HOME), gatewayAccount(gateway, HOME), minor)] : [];

/**
 * The money has left. For the system only; keyed by the gateway's record, so that repeated reports pay once.
 * @throws Refusal - moved_on if it has ended already
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
        checkAt: nextCheck({ ...payout, state: "PAID", paidAt: now }, now),
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

/** The gateway will not send it: everything returns to the wallet. We bear a fee that it kept. */
const fail = command<
  { id: string; failure: string; gatewayFeeMinor: bigint | null },
  PayoutFacts,
  PayoutMoved
>({
  act: "wallet.fail_payout",
  read: ({ id }) => readPayout(id),
  decide(payout, { failure, gatewayFeeMinor }) {
    const back = fullReturn(payout);
    return planPayout(payout, "fail", {
      transfers: [...(back.transfers ?? []), ...charge(payout, gatewayFeeMinor)],
      set: { failure, gatewayFeeMinor },
      audit: [auditEntry(SYSTEM, "wallet.fail_payout", payout.id, undefined, { failure })],
    });
  },
});

/** The bank returned it after it was paid: amount and fee go back to the wallet, and to us any fee that the gateway refunds. */
const reverse = command<{ id: string; gatewayFeeMinor: bigint | null }, PayoutFacts, PayoutMoved>({
  act: "wallet.reverse_payout",
  read: ({ id }) => readPayout(id),
  decide(payout, { gatewayFeeMinor }) {
    const { id, userId, amountMinor, feeMinor } = payout;
    const gateway = gatewayAccount(payout.gateway, HOME);
    const kept = gatewayFeeMinor ?? payout.gatewayFeeMinor;
    const refunded = (payout.gatewayFeeMinor ?? 0n) - (kept ?? 0n);
    return planPayout(payout, "reverse", {
      transfers: [
        transfer("payout_reversal", gateway, wallet(userId, HOME), amountMinor),
        ...(feeMinor > 0n ? [transfer("payout_fee_return", fees(HOME), wallet(userId, HOME), feeMinor)] : []),
        ...(refunded > 0n
          ? [transfer("gateway_fee_return", gateway, gatewayFees(HOME), refunded)]
          : charge(payout, -refunded)),
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
