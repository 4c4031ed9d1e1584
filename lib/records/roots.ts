import "server-only";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { isSigned, type RootKey, rootKey } from "./keys";

/** What has a signed root each day: the records of trades, and the audit log. */
export const rootKinds = ["trade_records", "audit"] as const;
export type RootKind = (typeof rootKinds)[number];

/** A signed root of a day, as it is public. */
export interface SignedRoot {
  /** 'YYYY-MM-DD', in Lagos. */
  day: string;
  /** In hex. */
  root: string;
  /** Entries added on the day; of the audit log its rows. */
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
  for (const kind of rootKinds) await publishRootsOf(kind, key);
}

async function publishRootsOf(kind: RootKind, key: RootKey): Promise<void> {
  for (let day = 0; day < DAYS_A_RUN; day += 1) {
    const due = await queryOne<{ statement: string | null }>(
      sql`select next_root_statement(${kind}, ${key.publicKey}) as statement`,
    );
    if (!due?.statement) return;
    const signature = key.sign(due.statement);
    failpoint("records.root.signed");
    await query(sql`select publish_root(${kind}, ${key.publicKey}, ${due.statement}, ${signature}::bytea)`);
    failpoint("records.root.published");
  }
}

const columns = sql`
  r.day::text as day, encode(r.root, 'hex') as root, r.total, r.leaves, r.public_key, root_statement(r) as statement,
  encode(r.signature, 'hex') as signature`;

/** The newest roots of a kind first. */
export const latestRoots = (count: number, kind: RootKind = "trade_records"): Promise<SignedRoot[]> =>
  query<SignedRoot>(
    sql`select ${columns} from public_root r where r.kind = ${kind} order by r.day desc limit ${count}`,
  );

/** All roots of a kind, oldest first, a line of JSON each: what a verifier compares a record with. */
export async function rootsFile(kind: RootKind = "trade_records"): Promise<string> {
  const roots = await query<Pick<SignedRoot, "statement" | "signature">>(
    sql`select ${columns} from public_root r where r.kind = ${kind} order by r.day`,
  );
  return roots.map(({ statement, signature }) => `${JSON.stringify({ statement, signature })}\n`).join("");
}

/** Kind and day of the last roots of each kind whose signatures are not their keys'. */
export async function wronglySigned(count: number): Promise<string[]> {
  const roots = await Promise.all(
    rootKinds.map(async (kind) => (await latestRoots(count, kind)).map((root) => ({ kind, ...root }))),
  );
  return roots
    .flat()
    .flatMap(({ kind, day, statement, publicKey, signature }) =>
      isSignedRoot(statement, publicKey, signature) ? [] : [`${kind} ${day}`],
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
