import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { may } from "@/lib/kernel/permissions";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { type Leaf, leafHash, pathsIn } from "./merkle";

/** An entry of a record as it is exported. */
export interface ProofEntry {
  /** JSON in its canonical form (docs/record-format.md): these bytes are digested. */
  body: string;
  /** In hex, as `salt`. */
  digest: string;
  /**
   * Opens, with `text`, the commitment in the body. Both are absent where there is no text, where it has been erased, and where the
   * parties may not both read it yet.
   */
  salt?: string;
  text?: string;
}

/** That the first `entries` entries of a record are under a signed root. */
export interface InclusionProof {
  entries: number;
  index: number;
  /** Siblings from the leaf up, in hex. */
  path: string[];
  statement: string;
  signature: string;
}

/** The record of a trade as it is exported. */
export interface RecordProof {
  format: "amana.record.v1";
  trade: string;
  entries: ProofEntry[];
  /** The digest of the newest entry. */
  head: string;
  /** Null until the root of a day on which the trade moved is published. */
  proof: InclusionProof | null;
}

/**
 * The record of a trade with its newest proof; undefined for a trade that does not exist. Checks no rights: the caller has to.
 */
export async function proofOf(tradeId: string): Promise<RecordProof | undefined> {
  const [rows, proof] = await Promise.all([
    query<{ body: string; digest: string; salt: string | null; words: string | null }>(sql`
      select e.body, encode(e.digest, 'hex') as digest, encode(e.salt, 'hex') as salt, s.words
      from record_entry e
        left join record_source s on s.trade_id = e.trade_id and s.kind = e.kind and s.source = e.source and e.salt is not null and s.shown
      where e.trade_id = ${tradeId}::uuid order by e.number`),
    inclusionOf(tradeId),
  ]);
  const head = rows.at(-1)?.digest;
  if (head === undefined) return undefined;
  const entries = rows.map(({ body, digest, salt, words }) => ({
    body,
    digest,
    ...(salt !== null && words !== null && { salt, text: words }),
  }));
  return { format: "amana.record.v1", trade: tradeId, entries, head, proof };
}

async function inclusionOf(tradeId: string): Promise<InclusionProof | null> {
  const root = await queryOne<{ day: string; entries: number; statement: string; signature: string }>(sql`
    select l.day::text as day, l.number as entries, root_statement(r) as statement, encode(r.signature, 'hex') as signature
    from record_leaf l join public_root r on r.kind = 'trade_records' and r.day = l.day
    where l.trade_id = ${tradeId}::uuid order by l.number desc, l.day desc limit 1`);
  if (!root) return null;
  const { day, ...rest } = root;
  const leaves = await query<Leaf>(
    sql`select trade_id, number, digest from record_leaf where day = ${day}::date order by trade_id`,
  );
  const index = leaves.findIndex((leaf) => leaf.tradeId === tradeId);
  const path = pathsIn(leaves.map(leafHash))(index).map((hash) => hash.toString("hex"));
  return { entries: rest.entries, index, path, statement: rest.statement, signature: rest.signature };
}

/** Throws Refusal not_found for others than the trade's parties and, during a dispute, the moderators whose case it is. */
async function mustRead(viewer: Actor, tradeId: string): Promise<void> {
  const trade = await queryOne(sql`
    select t.id from trade_overview t where t.id = ${tradeId}::uuid
      and (${viewer.id}::uuid in (t.buyer_id, t.seller_id)
        or (${may(viewer, "chat.read")} and reads_chat(${viewer.id}::uuid, t.id)))`);
  if (!trade) throw new Refusal(kernelRefusals.not_found);
}

/** The record as a file: its verifiers accept these bytes and no others. */
export async function recordFile(viewer: Actor, tradeId: string): Promise<string> {
  await mustRead(viewer, tradeId);
  const record = await proofOf(tradeId);
  if (!record) throw new Refusal(kernelRefusals.not_found);
  return `${JSON.stringify(record, null, 1)}\n`;
}

export interface RecordHead {
  /** The digest of the newest entry, in hex. */
  head: string;
  entries: number;
  /** How many of them are under a published root. */
  sealed: number;
}

/** The newest entry of a trade's record, which both parties see. */
export async function headOf(viewer: Actor, tradeId: string): Promise<RecordHead> {
  await mustRead(viewer, tradeId);
  const head = await queryOne<RecordHead>(sql`
    select encode(e.digest, 'hex') as head, e.number as entries,
      coalesce((select max(l.number) from record_leaf l where l.trade_id = e.trade_id), 0)::int as sealed
    from record_entry e where e.trade_id = ${tradeId}::uuid order by e.number desc limit 1`);
  if (!head) throw new Refusal(kernelRefusals.not_found);
  return head;
}
