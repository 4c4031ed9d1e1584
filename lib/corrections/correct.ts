import "server-only";
import { allowance } from "@/lib/identity/limits/machine";
import { approvable } from "@/lib/kernel/approvals/approvable";
import type { AccountRef, PlannedTransfer } from "@/lib/kernel/commit";
import { transfer } from "@/lib/kernel/commit";
import { keyFor } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { adjustments, insurance, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { nairaAndKobo } from "@/lib/money/format";
import { correctionEvents } from "./events";
import { type CorrectionFacts, readCorrection } from "./facts";
import { type CorrectionAct, caseKinds, type Direction, findings, findingsOf } from "./kinds";
import { correctionRefusals } from "./refusals";
import { amountOf, CorrectionDetail } from "./schema";

interface ActRule {
  /** The kind of transfer in each direction that it knows. */
  kinds: Partial<Record<Direction, string>>;
  /** The platform's account on the other side. */
  other: AccountRef;
  otherName: string;
}

const ofAdjustments = { other: adjustments(HOME), otherName: "Adjustments" };

const rules: Record<CorrectionAct, ActRule> = {
  "refund.credit": { kinds: { in: "refund_credit" }, ...ofAdjustments },
  "money.adjust": { kinds: { in: "adjustment_in", out: "adjustment_out" }, ...ofAdjustments },
  "insurance.pay": {
    kinds: { in: "insurance_payment" },
    other: insurance(HOME),
    otherName: "Insurance fund",
  },
};

/** @throws Refusal - every refusal of `correctionRefusals` */
function assertPossible(act: CorrectionAct, facts: CorrectionFacts, detail: CorrectionDetail): void {
  const { isTheirs, isInDispute, isClosed, walletMinor, room } = facts;
  const amount = amountOf(detail);
  const over = (left: string) => amount > BigInt(left);
  const leftMinor = (left: string) => ({ leftMinor: BigInt(left) < 0n ? "0" : left });
  if (!isTheirs) throw new Refusal(correctionRefusals.not_their_case);
  if (!findingsOf[act].includes(detail.finding)) throw new Refusal(correctionRefusals.wrong_finding);
  if (isInDispute && act !== "money.adjust") throw new Refusal(correctionRefusals.ruling_decides);
  if (isClosed) throw new Refusal(correctionRefusals.wallet_closed);
  if (detail.direction === "out" && walletMinor < amount)
    throw new Refusal(correctionRefusals.wallet_too_small, { heldMinor: walletMinor.toString() });
  if (act !== "insurance.pay") return;
  if (over(room.ofCase)) throw new Refusal(correctionRefusals.insurance_case_full, leftMinor(room.ofCase));
  if (over(room.ofMonth) || over(room.fund))
    throw new Refusal(correctionRefusals.insurance_month_full, leftMinor(room.ofMonth));
}

function legOf(act: CorrectionAct, { userId, direction, amount }: CorrectionDetail): PlannedTransfer {
  const { kinds, other } = rules[act];
  const kind = kinds[direction];
  if (!kind) throw new Refusal(correctionRefusals.wrong_direction);
  const own = wallet(userId, HOME);
  const [from, to] = direction === "in" ? [other, own] : [own, other];
  return transfer(kind, from, to, BigInt(amount.minor));
}

/**
 * Puts a wallet right once a second person agrees. The request and the approval are refused with the refusals of
 * `correctionRefusals`. Undone by a reversal of its posting.
 */
const correcting = (act: CorrectionAct) =>
  approvable({
    act,
    detail: CorrectionDetail,
    read: ({ userId, caseKind, caseId }) => readCorrection(act, userId, caseKind, caseId),
    about: ({ name, caseKey, earlier }: CorrectionFacts, { userId, caseKind, caseId, amount }) => ({
      subject: {
        kind: "correction",
        id: keyFor("correction", act, userId, caseKey, earlier),
        auditId: userId,
        name: `${caseKinds[caseKind]} of ${name}`,
        href: hrefOf(caseKind, caseId, userId),
      },
      beneficiary: userId,
      amountMinor: BigInt(amount.minor),
      currency: HOME,
    }),
    effectText({ name }: CorrectionFacts, detail) {
      const { otherName } = rules[act];
      const { direction, caseKind, caseId, finding, says } = detail;
      const amount = nairaAndKobo(amountOf(detail));
      const [into, from] = direction === "in" ? ["+", "−"] : ["−", "+"];
      return {
        says:
          direction === "in"
            ? `Add ${amount} to the wallet of ${name}, from ${otherName.toLowerCase()}`
            : `Take ${amount} from the wallet of ${name}`,
        changes: [
          { what: `Wallet of ${name}`, now: "–", after: `${into}${amount}` },
          { what: otherName, now: "–", after: `${from}${amount}` },
          { what: "Case", now: "–", after: `${caseKinds[caseKind]} ${caseId}` },
          { what: "What the person reads", now: "–", after: `${findings[finding]} ${says}` },
        ],
      };
    },
    run(facts, detail, _by, { id: approvalId, subjectId }) {
      assertPossible(act, facts, detail);
      const { userId } = detail;
      return {
        subject: { kind: "correction", id: subjectId },
        // Closing an account bumps this version.
        rows: [allowance.expect({ id: userId, version: facts.allowanceVersion })],
        insert: [{ table: "correction", row: { approvalId } }],
        transfers: [legOf(act, detail)],
        events: [correctionEvents.made({ correctionId: subjectId, userId })],
        result: { correctionId: subjectId },
      };
    },
  });

/** The page about a case; that of the person where it has none of its own. */
function hrefOf(kind: keyof typeof caseKinds, id: string, userId: string): string {
  if (kind === "trade") return `/admin/trades/${id}`;
  if (kind === "deposit") return `/admin/deposits/dep-${id}`;
  return kind === "payout" ? `/admin/payouts/${id}` : `/admin/people/${userId}`;
}

/** The acts, by name. */
export const corrections = {
  "refund.credit": correcting("refund.credit"),
  "money.adjust": correcting("money.adjust"),
  "insurance.pay": correcting("insurance.pay"),
};
