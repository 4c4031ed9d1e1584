import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import { gatewayChecks, holdChecks, type LedgerCheck, recordedOnce, subjectChecks } from "@/lib/ledger";
import { rowsSince } from "../rows-since";

const chargebacksIn = rowsSince("chargeback");

/** The sum posted about chargeback `c` for one kind of transfer, in kobo. */
const posted = (kind: string): Sql => sql`
  coalesce((select sum(t.amount_minor) from posting p join transfer t on t.posting_id = p.id and t.reverses is null
    where p.subject_kind = 'chargeback' and p.subject_id = c.id and t.kind = ${kind}), 0)`;

/** L6: the amount a chargeback holds until it is decided. L8: every decision was posted once, and every posting has its chargeback. */
export const chargebackChecks: readonly LedgerCheck[] = [
  recordedOnce("chargeback", chargebacksIn),
  ...subjectChecks("chargeback", chargebacksIn, sql`r.currency`),
  ...gatewayChecks("chargeback", chargebacksIn),
  ...holdChecks("chargeback", chargebacksIn, sql`case r.state when 'OPEN' then r.held_minor else 0 end`),
  {
    rule: "L8",
    what: "chargeback postings do not match its outcome",
    find: (from) => sql`
      select c.id from (${chargebacksIn(from)}) c
      where ${posted("chargeback_hold")} <> c.held_minor
        or ${posted("chargeback_won")} + ${posted("chargeback_lost")} <> case c.state when 'OPEN' then 0 else c.held_minor end
        or (c.state = 'WON' and ${posted("chargeback_lost")} <> 0)
        or ${posted("chargeback_loss")} <> c.loss_minor
        or ${posted("chargeback_recovery")} <> c.recovered_minor`,
  },
  {
    rule: "L8",
    what: "chargeback and its deposit disagree",
    find: (from) => sql`
      select c.id from (${chargebacksIn(from)}) c join deposit d on d.id = c.deposit_id
      where c.user_id <> d.user_id or c.amount_minor > d.paid_minor or c.currency <> d.currency or c.gateway <> d.gateway
        or (c.state = 'OPEN' and d.state <> 'CHARGEBACK_OPEN') or (c.state = 'LOST' and d.state <> 'CHARGED_BACK')`,
  },
  {
    rule: "L8",
    what: "disputed deposit without a matching chargeback",
    find: (from) => sql`
      select d.id from deposit d where d.state in ('CHARGEBACK_OPEN', 'CHARGED_BACK')
        and (${from}::bigint = 0 or d.id in (select deposit_id from (${chargebacksIn(from)}) c)
          or d.id in (select subject_id from posting where id >= ${from} and subject_kind = 'deposit'))
        and not exists (select from chargeback c where c.deposit_id = d.id
          and c.state = case d.state when 'CHARGEBACK_OPEN' then 'OPEN' else 'LOST' end::chargeback_state)`,
  },
  {
    rule: "L8",
    what: "transfer to a bank without a lost chargeback",
    find: (from) => sql`
      select t.id from transfer t
      where t.posting_id >= ${from} and t.reverses is null and t.kind in ('chargeback_lost', 'chargeback_loss', 'chargeback_recovery')
        and not exists (select from chargeback c where c.id = t.subject_id and c.state = 'LOST')`,
  },
];
