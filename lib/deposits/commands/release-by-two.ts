import "server-only";
import { z } from "zod";
import { approvable } from "@/lib/kernel/approvals/approvable";
import { HOME } from "@/lib/money/currencies";
import { formatMinor } from "@/lib/money/format";
import { depositReference } from "../schema";
import { planReleased, type Quarantined, readQuarantined } from "./release-deposit";

interface Facts extends Quarantined {
  userName: string;
  senderName: string | null;
}

/** Releases a quarantined deposit of any amount. The request and the approval are refused as `planReleased` says. */
export const releaseByTwo = approvable({
  act: "deposit.release",
  detail: z.strictObject({ reference: depositReference }),
  read: ({ reference }) => readQuarantined(reference),
  about: ({ id, userId, reference, paidMinor }: Facts) => ({
    subject: { kind: "deposit", id, name: `Deposit ${reference}`, href: `/admin/deposits/${reference}` },
    beneficiary: userId,
    amountMinor: paidMinor ?? 0n,
    currency: HOME,
  }),
  effectText({ paidMinor, userName, senderName }: Facts) {
    const amount = formatMinor(paidMinor ?? 0n, HOME);
    return {
      says: `Release ${amount} from quarantine to ${userName}, sent by ${senderName ?? "an unnamed sender"}`,
      changes: [
        { what: "Deposit", now: "In quarantine", after: "Paid" },
        { what: "Held in quarantine", now: amount, after: formatMinor(0n, HOME) },
        { what: `Wallet of ${userName}`, now: "–", after: `+${amount}` },
      ],
    };
  },
  run: (deposit) => planReleased(deposit),
});
