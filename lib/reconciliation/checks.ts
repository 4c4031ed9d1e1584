import "server-only";
import { sql } from "@/lib/kernel/db";
import { gatewayChecks, type LedgerCheck, postedSince, subjectChecks } from "@/lib/ledger";

const settlementsIn = postedSince("settlement");

/** L8: each settlement was posted once, in its direction. */
export const settlementChecks: readonly LedgerCheck[] = [
  ...subjectChecks("settlement", settlementsIn, sql`r.currency`),
  ...gatewayChecks("settlement", settlementsIn),
  {
    rule: "L8",
    what: "settlement not posted exactly once with its amount",
    find: (from) => sql`
      select s.id from (${settlementsIn(from)}) s
        left join transfer t on t.subject_kind = 'settlement' and t.subject_id = s.id and t.reverses is null
      group by s.id, s.direction, s.amount_minor
      having array_agg((t.kind, t.amount_minor)) is distinct from array[
        (case s.direction when 'settled' then 'gateway_settlement' else 'gateway_top_up' end, s.amount_minor)]`,
  },
];
