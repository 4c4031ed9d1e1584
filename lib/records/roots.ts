import "server-only";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { isSigned, rootKey } from "./keys";

/** A signed root of a day, as it is public. */
export interface SignedRoot {
  /** 'YYYY-MM-DD', in Lagos. */
  day: string;
  /** In hex. */
  root: string;
  /** Entries added on the day. */
  total: bigint;
  leaves: number;
  /** Raw, in base64url. */
  publicKey: string;
  /** What is signed: JSON in its canonical form. */
  statement: string;
  /** In hex. */
  signature: string;
}

/** Days that one run catches up with, so that it ends. */
const DAYS_A_RUN = 400;

/**
 * Publishes the signed root of each Lagos day that is over and has none, in order. Killed anywhere, it is continued by the next run; of
 * two workers one publishes.
 */
export async function publishRoots(): Promise<void> {
  const key = rootKey();
  if (!key) return;
  for (let day = 0; day < DAYS_A_RUN; day += 1) {
    const due = await queryOne<{ statement: string | null }>(
      sql`select next_record_statement(${key.publicKey}) as statement`,
    );
    if (!due?.statement) return;
    const signature = key.sign(due.statement);
    failpoint("records.root.signed");
    await query(sql`select publish_record_root(${key.publicKey}, ${due.statement}, ${signature}::bytea)`);
    failpoint("records.root.published");
  }
}

const columns = sql`
  r.day::text as day, encode(r.root, 'hex') as root, r.total, r.leaves, r.public_key, root_statement(r) as statement,
  encode(r.signature, 'hex') as signature`;

/** The newest roots of trade records first. */
export const latestRoots = (count: number): Promise<SignedRoot[]> =>
  query<SignedRoot>(
    sql`select ${columns} from public_root r where r.kind = 'trade_records' order by r.day desc limit ${count}`,
  );

/** All roots of trade records, oldest first, a line of JSON each: what a verifier compares a record with. */
export async function rootsFile(): Promise<string> {
  const roots = await query<Pick<SignedRoot, "statement" | "signature">>(
    sql`select ${columns} from public_root r where r.kind = 'trade_records' order by r.day`,
  );
  return roots.map(({ statement, signature }) => `${JSON.stringify({ statement, signature })}\n`).join("");
}

/** Days of the last roots whose signatures are not their keys'. */
export async function wronglySigned(count: number): Promise<string[]> {
  const roots = await latestRoots(count);
  return roots.flatMap(({ day, statement, publicKey, signature }) =>
    isSignedRoot(statement, publicKey, signature) ? [] : [day],
  );
}

function isSignedRoot(statement: string, publicKey: string, signature: string): boolean {
  try {
    return isSigned(statement, publicKey, Buffer.from(signature, "hex"));
  } catch (error) {
    log.warn("A key of a root cannot be read.", { publicKey, error: String(error) });
    return false;
  }
}
