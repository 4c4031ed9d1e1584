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

/** What the gateway told of a refund. */
export interface Told {
  refundId: string;
  /** The gateway's own id of it, where it told one. */
  gatewayRecordId: string | null;
  failure: string | null;
}

const known = ({ gatewayRecordId }: Facts, told: Told) => ({
  gatewayRecordId: told.gatewayRecordId ?? gatewayRecordId,
  failure: told.failure,
});

const move = (act: string, decide: (refund: Facts, told: Told) => Plan<RefundMoved>) =>
  command<Told, RefundFacts, RefundMoved>({
    act,
    read: ({ refundId }) => readRefund(refundId),
    decide,
  });

const asking = (refund: Facts) => ({ checkAt: after(refund.now, refundTimes.firstCheck) });

const moves = {
  send: move("wallet.send_refund", (refund) => planStep(refund, "send", asking(refund))),
  resend: move("wallet.resend_refund", (refund) => planStep(refund, "resend", asking(refund))),
  accept: move("wallet.accept_refund", (refund, told) =>
    planStep(refund, "accept", { ...known(refund, told), checkAt: nextRefundCheck(refund, refund.now) }),
  ),
  stall: move("wallet.stall_refund", (refund, told) =>
    planStep(refund, "stall", { ...known(refund, told), checkAt: nextRefundCheck(refund, refund.now) }),
  ),
  wait: move("wallet.wait_for_refund", (refund, { failure }) =>
    planStep(refund, "wait", {
      checkAt: nextRefundCheck(refund, refund.now),
      ...(failure === null ? {} : { failure }),
    }),
  ),
  finish: move("wallet.finish_refund", (refund, told) => planEnd(refund, "finish", known(refund, told))),
  fail: move("wallet.fail_refund", (refund, told) => planEnd(refund, "fail", known(refund, told))),
};

/**
 * What the clock and the gateway decide of one version of a refund, they decide once: whoever comes later is told so by
 * `replayed`, and must not ask the gateway for money again.
 */
export const moveRefund = (
  { id, version }: Pick<RefundFacts, "id" | "version">,
  name: keyof typeof moves,
  told: Partial<Omit<Told, "refundId">> = {},
) =>
  moves[name](SYSTEM, `refund-${name}:${id}:${version}`, {
    refundId: id,
    gatewayRecordId: told.gatewayRecordId ?? null,
    failure: told.failure ?? null,
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
      ...planStep(refund, "redirect", asking(refund)),
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
 * Staff name the account of the payer's own to which a refund that got stuck is to go. The gateway is told by a job.
 * @throws Refusal - not_found for whoever is not finance, own_money, not_at_gateway, moved_on
 */
export const redirectRefund = (by: Actor, key: string, to: Redirection) => redirect(by, key, to);
