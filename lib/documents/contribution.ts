import "server-only";
import { sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import { documentChecks } from "./checks";
import { documentProcedures } from "./procedures";
import { documentReactions, forgetNames } from "./reactions";

export const contribution = {
  slice: "documents",
  reactions: documentReactions,
  checks: documentChecks,
  operations: documentProcedures,
  /** Those that are old enough to lose a name lose it now; the others when they are. */
  erase: forgetNames,
  exportRows: {
    documents: (userId) => sql`
      select kind::text as kind, year, number, subject_kind, subject_id, issued_at, content
      from document where user_id = ${userId}::uuid order by issued_at desc, number desc`,
  },
} satisfies Contribution;
