import "server-only";
import type { RequestDocument } from "@/lib/kernel/approvals/document";
import { examineApproval } from "@/lib/kernel/approvals/examine";
import { queryOne, sql } from "@/lib/kernel/db";
import type { PayoutInProgress } from "./record-transfer";
import { accountInWords } from "./words";

interface Agreed {
  /** By the setting of when it was requested, whatever its row says. */
  needsTwoPeople: boolean;
  bankName: string;
  approvalId: string | null;
}

/**
 * Why two people have not agreed to exactly this payout, though it needs two; undefined if they have, or it needs none. Verified from
 * the stored bytes.
 */
export async function findingAgainst(payout: PayoutInProgress): Promise<string | undefined> {
  const agreed = await queryOne<Agreed>(sql`
    select p.bank_name, a.id as approval_id, p.two_people or p.amount_minor >= (
        select (s.value->>'twoPeopleFromMinor')::bigint from setting s
        where s.name = 'payouts' and s.effective_from <= p.created_at order by s.effective_from desc limit 1) as needs_two_people
    from payout p left join approval_record a on a.act = 'payout.pay' and a.subject_id = p.id and a.state = 'AGREED'
    where p.id = ${payout.id}::uuid`);
  if (!agreed?.needsTwoPeople) return undefined;
  const { approvalId, bankName } = agreed;
  const examined = approvalId === null ? undefined : await examineApproval(approvalId);
  if (!examined) return "Nobody has approved it.";
  if (examined.finding) return examined.finding;
  return isOf({ ...payout, bankName }, examined.document) ? undefined : "The approval is of another payout.";
}

/** Whether a request is of this payout: its owner, amount, account and move. */
function isOf(payout: PayoutInProgress & { bankName: string }, document: RequestDocument): boolean {
  const { act, subject, beneficiary, amountMinor, currency, effect, effectText } = document;
  const account = `${accountInWords(payout)}, account name ${payout.accountName}`;
  return (
    act === "payout.pay" &&
    subject.id === payout.id &&
    beneficiary === payout.userId &&
    amountMinor === payout.amountMinor.toString() &&
    currency === payout.currency &&
    effectText.says.endsWith(account) &&
    effect.moves.some(({ table, id, move }) => table === "payout" && id === payout.id && move === "agree")
  );
}
