import "server-only";
import { after } from "@/lib/kernel/clock";
import { type Actor, command, SYSTEM } from "@/lib/kernel/command";
import type { Plan } from "@/lib/kernel/commit";
import { mustHoldFor } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import { refundEvents } from "../../events";
import { walletRefusals } from "../../refusals";
import { type RefundFacts, readRefund } from "../refund-row";
import { nextRefundCheck, planEnd, planStep, type RefundMoved, refundTimes } from "../rules";

type Facts = RefundFacts & { now: Date };

/** What a gateway's response changes. */
interface RefundUpdate {
  refundId: string;
  /** The gateway's id of the refund, if it returned one. */
  gatewayRecordId: string | null;
  failure: string | null;
}

const withUpdate = ({ gatewayRecordId }: Facts, update: RefundUpdate) => ({
  gatewayRecordId: update.gatewayRecordId ?? gatewayRecordId,
  failure: update.failure,
});

const move = (act: string, decide: (refund: Facts, update: RefundUpdate) => Plan<RefundMoved>) =>
  command<RefundUpdate, RefundFacts, RefundMoved>({
    act,
    read: ({ refundId }) => readRefund(refundId),
    decide,
  });

const sending = (refund: Facts) => ({ checkAt: after(refund.now, refundTimes.firstCheck) });

const moves = {
  send: move("wallet.send_refund", (refund) => planStep(refund, "send", sending(refund))),
  resend: move("wallet.resend_refund", (refund) => planStep(refund, "resend", sending(refund))),
  accept: move("wallet.accept_refund", (refund, update) =>
    planStep(refund, "accept", {
      ...withUpdate(refund, update),
      checkAt: nextRefundCheck(refund, refund.now),
    }),
  ),
  stall: move("wallet.stall_refund", (refund, update) =>
    planStep(refund, "stall", {
      ...withUpdate(refund, update),
      checkAt: nextRefundCheck(refund, refund.now),
    }),
  ),
  wait: move("wallet.wait_for_refund", (refund, { failure }) =>
    planStep(refund, "wait", {
      checkAt: nextRefundCheck(refund, refund.now),
      ...(failure === null ? {} : { failure }),
    }),
  ),
  finish: move("wallet.finish_refund", (refund, update) =>
    planEnd(refund, "finish", withUpdate(refund, update)),
  ),
  fail: move("wallet.fail_refund", (refund, update) => planEnd(refund, "fail", withUpdate(refund, update))),
};

/**
 * Makes one move of each kind for each version of a refund. `replayed` marks a later caller, who must not call the gateway
 * again.
 */
export const moveRefund = (
  { id, version }: Pick<RefundFacts, "id" | "version">,
  name: keyof typeof moves,
  update: Partial<Omit<RefundUpdate, "refundId">> = {},
) =>
  moves[name](SYSTEM, `refund-${name}:${id}:${version}`, {
    refundId: id,
    gatewayRecordId: update.gatewayRecordId ?? null,
    failure: update.failure ?? null,
  });

export interface Redirection {
  refundId: string;
  accountNumber: string;
  bankName: string;
  /** The gateway's id of the bank. */
  bankId: string;
  accountName: string;
}

const redirect = command<Redirection, RefundFacts, RefundMoved>({
  act: "wallet.redirect_refund",
  read: ({ refundId }) => readRefund(refundId),
  decide(refund, { accountNumber, bankId, bankName, accountName }, by) {
    mustHoldFor(by, "refund.source", refund.userId);
    const { id, gatewayRecordId } = refund;
    if (!gatewayRecordId) throw new Refusal(walletRefusals.not_at_gateway);
    const masked = `${"*".repeat(6)}${accountNumber.slice(-4)}`;
    return {
      ...planStep(refund, "redirect", sending(refund)),
      audit: [
        {
          actorId: by.id,
          act: "wallet.redirect_refund",
          subjectKind: "deposit",
          subjectId: refund.depositId,
          detail: { refundId: id, account: masked, bankName, accountName },
        },
      ],
      events: [refundEvents.redirected({ refundId: id, accountNumber, bankId })],
    };
  },
});

/**
 * Staff set the payer's account for a refund that needs attention. A job sends it to the gateway.
 * @throws Refusal - not_found for callers without finance permission, own_money, not_at_gateway, moved_on
 */
export const redirectRefund = (by: Actor, key: string, to: Redirection) => redirect(by, key, to);
