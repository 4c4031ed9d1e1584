import { sql } from "@/lib/kernel/db";
import type { LedgerCheck } from "@/lib/kernel/slice";

/** L6 and L9 of labels: what we owe carriers is what their labels cost, paid once by the order's delivery fee or by us. */
export const shipmentChecks: readonly LedgerCheck[] = [
  {
    rule: "L6",
    what: "carrier’s account is not what its labels cost",
    find: () => sql`
      with owed as (
        select carrier_account(p.label_carrier) as owner_id, p.currency, p.label_minor as minor from trade_parcel p where p.state = 'PAID' and p.label_minor is not null
        union all
        select carrier_account(s.carrier), s.currency, s.cost_minor from shipment s where s.covered_at is not null
        union all
        select carrier_account(s.carrier), s.currency, -m.amount_minor from shipment s
          join ledger_transfer m on m.subject_kind = 'shipment' and m.subject_id = s.id and m.kind = 'carrier_return'),
      sums as (select owner_id, currency, sum(minor) as minor from owed group by 1, 2)
      select coalesce(a.id::text, o.owner_id::text) as id from sums o
        full join (select id, owner_id, currency, balance from account_balance where kind = 'CARRIER') a using (owner_id, currency)
      where coalesce(a.balance, 0) <> coalesce(o.minor, 0)`,
  },
  {
    rule: "L9",
    what: "label that nobody has paid a day after its order ended, or that is paid twice",
    find: () => sql`
      select s.id from shipment s join trade_parcel p on p.id = s.trade_id
      where s.is_ours and s.cost_minor > 0 and p.ended_at is not null and case
        when s.state in ('TRACKED', 'ENDED') then (s.covered_at is not null)::int + (p.state = 'PAID' and p.label_minor is not null)::int
            not between case when p.ended_at < app_now() - interval '1 day' then 1 else 0 end and 1
        else s.covered_at is not null and s.state <> 'CANCELLED' end`,
  },
];
