import "server-only";
import { type Actor, type Answer, command, isAnswered } from "@/lib/kernel/command";
import type { Plan } from "@/lib/kernel/commit";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { PlannedRow } from "@/lib/kernel/machine";
import { limit } from "@/lib/kernel/rate-limit";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { commitKept, digestOf, type KeptFile, receiveFile } from "@/lib/media";
import { disputeEvents } from "../events";
import { type Side, sideOf } from "./access";
import { evidenceByAccount, FILES_A_SIDE } from "./limits";
import { evidenceRefusals } from "./refusals";

/** What adding a file is decided from. */
export interface AddingFacts {
  tradeId: string;
  buyerId: string;
  sellerId: string;
  side: Side;
  isClosed: boolean;
  /** How many files the side has. */
  files: number;
}

export interface EvidenceAdded {
  evidenceId: string;
  /** SHA-256 of the file as it was given, in hex. */
  sha256: string;
}

interface Sent {
  disputeId: string;
  caption: string;
  file: File;
}

/** The dispute as one of its sides adds to it; no row for others. */
export const readAdding = (disputeId: string, by: Pick<Actor, "id" | "grants">): Sql => sql`
  select * from (
    select d.trade_id, t.buyer_id, t.seller_id, ${sideOf(by)} as side, d.state = 'CLOSED' as is_closed,
      (select count(*)::int from evidence e where e.dispute_id = d.id and e.side = ${sideOf(by)}) as files
    from dispute d join trade_overview t on t.id = d.trade_id where d.id = ${disputeId}::uuid) adding
  where side is not null`;

/** Throws Refusal dispute_closed, ten_files. */
export function mustTakeMore({ isClosed, files }: Pick<AddingFacts, "isClosed" | "files">): void {
  if (isClosed) throw new Refusal(evidenceRefusals.dispute_closed);
  if (files >= FILES_A_SIDE) throw new Refusal(evidenceRefusals.ten_files);
}

/**
 * A party of a disputed trade, or a moderator, adds a file. The same file under the same key is added once, and answered alike.
 * @throws Refusal - not_found, dispute_closed, ten_files, those of the file, too_many_requests, key_reused
 */
export async function addEvidence(
  by: Actor,
  key: string,
  { disputeId, caption, file }: Sent,
): Promise<Answer<EvidenceAdded>> {
  await limit(evidenceByAccount, by.id);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const input = { disputeId, caption, sha256: digestOf(bytes) };
  if (await isAnswered(by, key)) return commitWith(undefined)(by, key, input);
  // Refused before the work, where it will be in any case.
  const facts = await queryOne<AddingFacts>(readAdding(disputeId, by));
  if (!facts) throw new Refusal(kernelRefusals.not_found);
  mustTakeMore(facts);
  const kept = await receiveFile("evidence", bytes, by.id);
  return commitKept(kept, () => commitWith(kept)(by, key, input));
}

type AddInput = { disputeId: string; caption: string; sha256: string };

/** With the file whose bytes are kept; without one it only answers what the key has answered before. */
const commitWith = (kept: KeptFile | undefined) =>
  command<AddInput, AddingFacts, EvidenceAdded>({
    act: "evidence.add",
    read: ({ disputeId }, by) => readAdding(disputeId, by),
    decide(facts, { disputeId, caption }, by) {
      mustTakeMore(facts);
      if (!kept) throw new Refusal(kernelRefusals.moved_on);
      return planAdding(facts, { disputeId, caption, kept, by });
    },
  });

interface Adding {
  disputeId: string;
  caption: string;
  kept: KeptFile;
  by: Pick<Actor, "id">;
  /** The link that brought it, with its move. */
  link?: { id: string; use: (evidenceId: string) => PlannedRow };
}

/** Both rows in one plan: a file is never without what it is evidence of. */
export function planAdding(
  { tradeId, buyerId, sellerId, side }: AddingFacts,
  { disputeId, caption, kept, by, link }: Adding,
): Plan<EvidenceAdded> {
  const evidenceId = newId();
  const { id: mediaId, sha256 } = kept;
  const row = { id: evidenceId, disputeId, mediaId, caption, sha256, linkId: link?.id ?? null };
  return {
    result: { evidenceId, sha256 },
    ...(link && { rows: [link.use(evidenceId)] }),
    insert: [kept.insert, { table: "evidence", row }],
    ...(side === "staff" && {
      audit: [{ actorId: by.id, act: "evidence.add", subjectKind: "trade", subjectId: tradeId }],
    }),
    events: [disputeEvents.evidence_added({ disputeId, tradeId, buyerId, sellerId, evidenceId, side })],
  };
}
