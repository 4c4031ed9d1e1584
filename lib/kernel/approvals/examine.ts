import "server-only";
import { command, SYSTEM } from "../command";
import { query, queryOne, sql } from "../db";
import { log } from "../log";
import { unlessRefused } from "../refusal";
import { type RequestDocument } from "./document";
import { approvalEvents } from "./events";
import { approval } from "./machine";
import { findingOn, type StoredAgreement } from "./signature";
import { relyingParties, staffKeys } from "./staff-keys";
import { agreement } from "./stored";

interface Examined extends StoredAgreement {
  version: bigint;
  isVerified: boolean;
  finding: string | null;
}

/** What the worker has found of an agreement. */
export interface Examination {
  /** Why it is false; null for a true one. */
  finding: string | null;
  document: RequestDocument;
}

/**
 * Verifies an agreement from its stored bytes, and records what was found. Undefined for a request that nobody has agreed to.
 * For the worker: no other process may record it.
 */
export async function examineApproval(id: string): Promise<Examination | undefined> {
  const stored = await queryOne<Examined>(agreement(id));
  if (!stored) return undefined;
  const finding = (await findingOn(stored, await staffKeys(), relyingParties())) ?? null;
  const isRecorded = finding ? stored.finding !== null : stored.isVerified;
  if (!isRecorded) await unlessRefused(record(SYSTEM, `examine:${id}:${stored.version}`, { id, finding }));
  if (finding) log.error("an agreement of two people is false", { approval: id, finding });
  return { finding, document: JSON.parse(stored.document) as RequestDocument };
}

/** Verifies whatever two people have agreed to about these subjects. False if any of it is false. For the worker. */
export async function areAgreementsTrue(subjectIds: readonly string[]): Promise<boolean> {
  const agreed = await query<{ id: string }>(sql`
    select id from approval where subject_id = any(${subjectIds}::uuid[]) and approver_id is not null`);
  const examined = await Promise.all(agreed.map(({ id }) => examineApproval(id)));
  return examined.every((one) => !one?.finding);
}

const record = command<
  { id: string; finding: string | null },
  { version: bigint; isVerified: boolean; isFalse: boolean },
  { finding: string | null }
>({
  act: "approval.examine",
  read: ({ id }) => sql`
    select version, verified_at is not null as is_verified, finding is not null as is_false from approval where id = ${id}::uuid`,
  decide: ({ version, isVerified, isFalse }, { id, finding }) => ({
    subject: { kind: "approval", id },
    // Another job may have recorded the same meanwhile.
    rows: [
      ...(finding === null && !isVerified ? [approval.move({ id, version }, "verify")] : []),
      ...(finding !== null && !isFalse ? [approval.move({ id, version }, "refute", { finding })] : []),
    ],
    events: finding === null ? [] : [approvalEvents.refuted({ approvalId: id })],
    result: { finding },
  }),
});
