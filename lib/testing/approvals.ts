import { approvals } from "@/lib/composition";
import type { Assertion } from "@/lib/identity/factors/schema";
import type { TwoPersonAct } from "@/lib/kernel/approvals/act-rules";
import type { ApprovalState } from "@/lib/kernel/approvals/machine";
import { type ApprovalStatus } from "@/lib/kernel/approvals/spec";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { endRequest } from "@/lib/staff/approvals/answers";
import type { TestUser } from "./world";

/** Agrees to a request as it is on screen now, signed where a signature is given. */
export async function agreeTo(
  by: TestUser,
  id: string,
  key = newId(),
  signature?: Assertion,
): Promise<ApprovalStatus & { replayed: boolean }> {
  const shown = await queryOne<{ digest: string }>(
    sql`select encode(digest, 'hex') as digest from approval where id = ${id}::uuid`,
  );
  const { result, replayed } = await approvals.agree(by.actor, key, {
    id,
    digest: shown?.digest ?? "",
    signature,
  });
  return { ...result, replayed };
}

/** The request that is open about a subject. */
export async function openRequest(
  subjectId: string,
): Promise<{ id: string; version: bigint; digest: string }> {
  const open = await queryOne<{ id: string; version: bigint; digest: string }>(sql`
    select id, version, encode(digest, 'hex') as digest from approval
    where subject_id = ${subjectId}::uuid and state = 'ASKED'`);
  if (!open) throw new Error("nothing is asked for");
  return open;
}

export async function stateOfRequest(id: string): Promise<ApprovalState | undefined> {
  const row = await queryOne<{ state: ApprovalState }>(
    sql`select state::text as state from approval where id = ${id}::uuid`,
  );
  return row?.state;
}

/** Ends the open requests of this act whose rows have moved, as the worker does. */
export async function endOpenRequests(act: TwoPersonAct): Promise<void> {
  const open = await query<{ id: string }>(
    sql`select id from approval where act = ${act} and state = 'ASKED' and not is_as_asked(document)`,
  );
  for (const { id } of open) await endRequest(id);
}
