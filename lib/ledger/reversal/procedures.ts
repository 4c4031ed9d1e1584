import "server-only";
import { requestProcedure } from "@/lib/kernel/approvals/approvable";
import { reversePosting } from "./reverse-posting";

export const askToReverse = requestProcedure(reversePosting, {
  path: "/admin/ledger/postings/{reverses}/reverse",
  summary: "Request a reversal",
  needs: "money.reverse",
});
