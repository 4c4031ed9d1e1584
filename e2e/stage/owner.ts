import pg from "pg";
import { environment } from "./environment";

const pool = new pg.Pool({ connectionString: environment.ownerUrl, max: 2, allowExitOnIdle: true });
pool.on("error", () => {}); // its idle connections are cut when the cluster ends

/** Runs a statement as the database's owner, for what no operation can do, such as expiring one trade's deadline. */
export const asOwner = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await pool.query<Row>(text, values)).rows;

/** Expires the deadline of one trade, without moving the clock. */
export const expireDeadline = (tradeId: string) =>
  asOwner("update trade set deadline_at = app_now() - interval '1 second' where id = $1", [tradeId]);

/** Runs out the time of the state that a trade's open dispute is in, without moving the clock. */
export const expireDispute = (tradeId: string) =>
  asOwner(
    "update dispute set deadline_at = app_now() - interval '1 second', clock_from = app_now() - interval '49 hours' where trade_id = $1 and state <> 'CLOSED'",
    [tradeId],
  );

/** The balance of a trade's escrow, in kobo. */
export async function escrowOf(tradeId: string): Promise<bigint> {
  const [row] = await asOwner<{ balance: string }>(
    "select coalesce(sum(balance), 0)::text as balance from account where kind = 'HOLD' and subject_kind = 'trade' and owner_id = $1",
    [tradeId],
  );
  return BigInt(row?.balance ?? 0);
}

/** The trades of an offer. */
export const tradesOf = (offerId: string) =>
  asOwner<{ id: string; state: string }>(
    "select t.id, t.state from trade t join trade_line l on l.trade_id = t.id where l.offer_id = $1",
    [offerId],
  );
