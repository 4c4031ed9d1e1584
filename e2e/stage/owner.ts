import pg from "pg";
import { environment } from "./environment";

const pool = new pg.Pool({ connectionString: environment.ownerUrl, max: 2, allowExitOnIdle: true });

/** Runs a statement as the database's owner: what no page and no operation can do, such as to let time pass for one trade. */
export const asOwner = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await pool.query<Row>(text, values)).rows;

/** Lets the time of one trade run out; everybody else's clock stays as it is. */
export const letTimeRunOut = (tradeId: string) =>
  asOwner("update trade set deadline_at = app_now() - interval '1 second' where id = $1", [tradeId]);

/** How much each kind of account of a trade holds, in kobo: its escrow, or nothing once that is empty. */
export async function escrowOf(tradeId: string): Promise<bigint> {
  const [row] = await asOwner<{ balance: string }>(
    "select coalesce(sum(balance), 0)::text as balance from account where kind = 'HOLD' and subject_kind = 'trade' and owner_id = $1",
    [tradeId],
  );
  return BigInt(row?.balance ?? 0);
}

/** The trades that came of an offer: a double click must leave one. */
export const tradesOf = (offerId: string) =>
  asOwner<{ id: string; state: string }>(
    "select t.id, t.state from trade t join trade_line l on l.trade_id = t.id where l.offer_id = $1",
    [offerId],
  );
