import "server-only";
import type { Approvable } from "@/lib/kernel/approvals/spec";
import { sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import { accountChecks } from "./checks/accounts";
import { pairChecks } from "./checks/pairs";
import { historyChecks } from "./checks/postings";
import { askToReverse } from "./reversal/procedures";
import { reversePosting } from "./reversal/reverse-posting";

/** Its background job is added in the composition, because it runs the checks of every slice. */
export const contribution = {
  slice: "ledger",
  checks: [...accountChecks, ...historyChecks, ...pairChecks],
  operations: { askToReverse },
  approvables: [reversePosting],
  openBusiness: [
    {
      reason: "has_money",
      says: "You still have money in your wallet. Withdraw or spend it before closing your account.",
      find: (person) => sql`select from account w where w.owner_id = ${person} and w.balance <> 0`,
    },
  ],
  exportRows: {
    walletStatement: (userId) => sql`
      select e.transfer_id::text as id, e.kind, e.amount_minor::text as amount_minor, e.balance_after::text as balance_after_minor,
        e.currency, e.created_at
      from entry e join account a on a.id = e.account_id
      where a.kind = 'WALLET' and a.owner_id = ${userId}::uuid order by e.transfer_id desc`,
  },
} satisfies Contribution & { approvables: readonly Approvable[] };
