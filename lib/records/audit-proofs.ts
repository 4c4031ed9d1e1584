import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { auditLeafHash, pathsIn } from "./merkle";
import type { SignedRoot } from "./roots";

/** That a row of the audit log is under the signed root of its day. */
interface AuditProof {
  /** 'YYYY-MM-DD', in Lagos. */
  day: string;
  index: number;
  /** Siblings from the leaf up, in hex. */
  path: string[];
}

type Root = Pick<SignedRoot, "statement" | "signature">;

/** For rows of the audit log by their ids, those that are under a root, and the roots, oldest first. Checks no rights: the caller has to. */
export async function auditProofs(
  ids: readonly string[],
): Promise<{ roots: Root[]; proofs: Map<string, AuditProof> }> {
  const days = await query<Root & { day: string; ids: string[] }>(sql`
    select r.day::text as day, root_statement(r) as statement, encode(r.signature, 'hex') as signature, array_agg(l.audit_id::text) as ids
    from audit_leaf l join public_root r on r.kind = 'audit' and r.day = l.day
    where l.audit_id = any(${ids}::bigint[]) group by r.kind, r.day order by r.day`);
  const proofs = new Map<string, AuditProof>();
  // One day after the other: the tree of a day has all its rows.
  for (const one of days) for (const [id, proof] of await proofsOn(one.day, one.ids)) proofs.set(id, proof);
  return { roots: days.map(({ statement, signature }) => ({ statement, signature })), proofs };
}

async function proofsOn(day: string, ids: readonly string[]): Promise<(readonly [string, AuditProof])[]> {
  const leaves = await query<{ id: string; digest: Buffer }>(sql`
    select audit_id::text as id, digest from audit_leaf where day = ${day}::date order by audit_id`);
  const indexes = new Map(leaves.map(({ id }, index) => [id, index]));
  const pathOf = pathsIn(leaves.map(({ id, digest }) => auditLeafHash(id, digest)));
  return ids.flatMap((id) => {
    const index = indexes.get(id);
    return index === undefined
      ? []
      : [[id, { day, index, path: pathOf(index).map((hash) => hash.toString("hex")) }] as const];
  });
}
