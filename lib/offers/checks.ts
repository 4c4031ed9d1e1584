import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import { holdChecks, type LedgerCheck, postedSince, subjectChecks } from "@/lib/ledger";

/** The offers that hold something of their sellers', of which postings from this id on have moved some. */
const offersIn = (from: bigint): Sql => sql`
  select id, state, hold_currency as currency, hold_unit_minor * (units_total - units_held - units_sold) as free_minor
  from offer where hold_unit_minor > 0 and (${from === 0n}::boolean or id in (
    select a.owner_id from entry e join account a on a.id = e.account_id
    where e.posting_id >= ${from} and a.kind = 'HOLD' and a.subject_kind = 'offer'))`;

const offersOf = postedSince("offer");

/** L6 of offers: the units that nobody has taken are held while the offer is open. L11: its state follows from its units. */
export const offerChecks: readonly LedgerCheck[] = [
  ...holdChecks(
    "offer",
    offersIn,
    sql`case when r.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') then r.free_minor else 0 end`,
  ),
  ...subjectChecks("offer", offersOf, sql`r.hold_currency`),
  {
    rule: "L11",
    what: "offer whose state, seller, kind or fee does not follow from what was published",
    find: (from) => sql`
      select o.id from (${offersOf(from)}) o left join asset_kind k on k.name = o.kind
        left join (
          select subject_id, array_agg(distinct principal_id) as by_ids from posting
          where subject_kind = 'offer' and id >= ${from} group by subject_id) made on made.subject_id = o.id
      where k.name is null or not exists (select from currency u where u.code = o.currency) or not exists (select from currency u where u.code = o.hold_currency)
        or (o.hold_unit_minor > 0) <> (k.performer = 'buyer') or (k.performer = 'seller' and o.currency <> o.hold_currency)
        or (o.fee_rule->>'n')::bigint is null or (o.fee_rule->>'d')::bigint is null
        or (o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW')) <> (o.ended_at is null)
        or o.state in ('AVAILABLE', 'PAUSED') and o.units_held + o.units_sold >= o.units_total
        or o.state = 'IN_ESCROW' and (o.units_held + o.units_sold < o.units_total or o.units_held = 0)
        or o.state = 'COMPLETED' and (o.units_held > 0 or o.units_sold < o.units_total)
        or not k.in_catalog and (made.by_ids is null or not made.by_ids <@ array[o.seller_id, system_id()])`,
  },
];
