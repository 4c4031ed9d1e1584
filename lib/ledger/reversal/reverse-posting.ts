import "server-only";
import { z } from "zod";
import { approvable } from "@/lib/kernel/approvals/approvable";
import { text } from "@/lib/kernel/input/fields";
import { HOME } from "@/lib/money/currencies";
import { formatMinor } from "@/lib/money/format";
import { ledgerRefusals } from "../refusals";
import { readPosting } from "./read-posting";
import { accountWords, assertReversible, beneficiaryOf, mirrored, type ReversiblePosting } from "./rules";

/**
 * Reverses every transfer of a posting, once, after a second person approved it. The request and the approval are refused
 * with not_reversible, already_reversed and reversal_without_funds.
 */
export const reversePosting = approvable({
  act: "money.reverse",
  detail: z.strictObject({ reverses: text().regex(/^\d{1,18}$/) }),
  read: ({ reverses }) => readPosting(BigInt(reverses)),
  about: (posting: ReversiblePosting) => ({
    subject: {
      kind: posting.subjectKind ?? "posting",
      id: posting.subjectId,
      name: `Posting ${posting.id}`,
      href: `/admin/ledger/${posting.id}`,
    },
    beneficiary: beneficiaryOf(posting),
    ...sumOf(posting),
  }),
  effectText(posting: ReversiblePosting) {
    const { amountMinor, currency } = sumOf(posting);
    return {
      says: `Reverse posting ${posting.id}: ${formatMinor(amountMinor, currency)}`,
      changes: posting.transfers.flatMap((leg) => {
        const amount = formatMinor(BigInt(leg.amount), leg.currency);
        return [
          { what: accountWords(leg.credit, leg.creditName), now: "–", after: `−${amount}` },
          { what: accountWords(leg.debit, leg.debitName), now: "–", after: `+${amount}` },
        ];
      }),
    };
  },
  run(posting, { reverses }) {
    assertReversible(posting);
    const { subjectId, subjectKind } = posting;
    return {
      subject: { kind: subjectKind ?? "posting", id: subjectId },
      reverses: BigInt(reverses),
      transfers: mirrored(posting),
      result: { reverses },
    };
  },
  taken: { posting_reversal_pkey: ledgerRefusals.already_reversed },
});

const sumOf = ({ transfers }: ReversiblePosting) => ({
  amountMinor: transfers.reduce((sum, { amount }) => sum + BigInt(amount), 0n),
  currency: transfers[0]?.currency ?? HOME,
});
