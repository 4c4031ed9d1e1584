import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import { holdChecks } from "@/lib/ledger";

/** The offers that hold something of their sellers', of which postings from this id on have moved some. */
const offersIn = (from: bigint): Sql => sql`
  select id, state, hold_currency as currency, hold_unit_minor * (units_total - units_held - units_sold) as free_minor
  from offer where hold_unit_minor > 0 and (${from === 0n}::boolean or id in (
    select a.owner_id from entry e join account a on a.id = e.account_id
    where e.posting_id >= ${from} and a.kind = 'HOLD' and a.subject_kind = 'offer'))`;

/** L6 of offers: the units that nobody has taken are held while the offer is open. */
export const offerChecks = holdChecks(
  "offer",
  offersIn,
  sql`case when r.state in ('AVAILABLE', 'IN_ESCROW') then r.free_minor else 0 end`,
);
