import "server-only";
import { command, SYSTEM } from "../command";
import { queryOne, sql } from "../db";
import { log } from "../log";
import { unlessRefused } from "../refusal";
import { type RequestDocument } from "./document";
import { approval } from "./machine";
import { findingOn, type StoredAgreement } from "./signature";
import { relyingParty, staffKeys } from "./staff-keys";

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
  const stored = await queryOne<Examined>(sql`
    select id, version, document, encode(digest, 'hex') as digest, assertion, approver_id, ended_at as agreed_at,
      agreement_needs_signature(approver_id, act, ended_at) as needs_signature, verified_at is not null as is_verified, finding
    from approval where id = ${id}::uuid and approver_id is not null`);
  if (!stored) return undefined;
  const finding = (await findingOn(stored, await staffKeys(), relyingParty())) ?? null;
  const isRecorded = finding ? stored.finding !== null : stored.isVerified;
  if (!isRecorded) await unlessRefused(record(SYSTEM, `examine:${id}:${stored.version}`, { id, finding }));
  if (finding) log.error("an agreement of two people is false", { approval: id, finding });
  return { finding, document: JSON.parse(stored.document) as RequestDocument };
}

const record = command<
  { id: string; finding: string | null },
  { version: bigint },
  { finding: string | null }
>({
  act: "approval.examine",
  read: ({ id }) => sql`select version from approval where id = ${id}::uuid`,
  decide: ({ version }, { id, finding }) => ({
    subject: { kind: "approval", id },
    rows: [
      finding === null
        ? approval.move({ id, version }, "verify")
        : approval.move({ id, version }, "refute", { finding }),
    ],
    result: { finding },
  }),
});
