import { sql } from "@/lib/kernel/db";
import type { EntryFacts, EntryKind, StatementLines } from "@/lib/kernel/slice";
import { caseKinds, findings } from "./kinds";

const why = ({ finding, says }: EntryFacts): string =>
  [findings[finding as keyof typeof findings], says].filter(Boolean).join(" ");

const about = ({ caseKind }: EntryFacts): string =>
  caseKinds[caseKind as keyof typeof caseKinds]?.toLowerCase() ?? "your account";

/** What the person reads: what, about what, why, and how to object. */
const line = (side: "in" | "out", what: string, place: string): EntryKind => ({
  group: "corrections",
  side,
  says: (facts) => `${what} about a ${about(facts)}. ${why(facts)} Not right? Write to support.`,
  place: () => place,
});

/** The statement lines of corrections. */
export const correctionLines: StatementLines = {
  kinds: {
    refund_credit: line("in", "Credit from Amana", "Amana"),
    adjustment_in: line("in", "Correction by Amana", "Amana"),
    adjustment_out: line("out", "Correction by Amana", "Amana"),
    insurance_payment: line("in", "Payment from Amana’s insurance fund", "Amana’s insurance fund"),
  },
  subjects: (userId, ids) => sql`
    select c.id, case c.case_kind when 'dispute' then 'trade' else c.case_kind end as link,
      case c.case_kind when 'deposit' then 'dep-' || c.case_id when 'payout' then 'pay-' || c.case_id else c.case_key::text end as reference,
      jsonb_build_object('caseKind', c.case_kind, 'finding', c.finding, 'says', c.says) as facts
    from correction c where c.id = any(${ids}::uuid[]) and c.user_id = ${userId}::uuid`,
};
