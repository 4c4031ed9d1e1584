import "server-only";
import { type BulkAct, type BulkPreview, bulkName } from "@/lib/kernel/bulk/spec";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { may, refusalFor } from "@/lib/kernel/permissions";
import { kernelRefusals, Refusal, refusals } from "@/lib/kernel/refusal";
import { bulk } from "./machine";

export const bulkRefusals = refusals({
  nothing_to_do: { status: 409, says: "Nothing can be done for any of these. Each says why." },
  no_such_reason: { status: 422, field: "reasonCode", says: "Choose a category." },
  bulk_over: { status: 409, says: "This has ended already." },
});

const about = (bulkId: string) => ({ subjectKind: "bulk", subjectId: bulkId });

export interface BulkToStart {
  ids: readonly string[];
  reasonCode: string;
  reason: string;
}

export type BulkStarted = { bulkId: string; waiting: number };

/**
 * Starts an act on rows, as they were previewed just now: those that would be refused are skipped.
 * @throws Refusal - not_found without the permission, no_such_reason, nothing_to_do
 */
export const startBulk = (act: BulkAct, previews: readonly BulkPreview[]) =>
  command<BulkToStart & { act: string }, object, BulkStarted>({
    act: "bulk.start",
    read: () => sql`select 1 as one`,
    decide(_nothing, { reason, reasonCode }, by) {
      if (!may(by, act.permission, "d")) throw refusalFor(by);
      if (!act.reasons.some(({ value }) => value === reasonCode))
        throw new Refusal(bulkRefusals.no_such_reason);
      const bulkId = newId();
      const waiting = previews.filter(({ skipped }) => skipped === null).length;
      if (waiting === 0) throw new Refusal(bulkRefusals.nothing_to_do);
      const rows = previews.map(({ id, skipped }, place) => ({
        row_id: id,
        place,
        state: skipped === null ? "WAITING" : "SKIPPED",
        result: skipped,
      }));
      return {
        subject: { kind: "bulk", id: bulkId },
        insert: [{ table: "bulk", row: { id: bulkId, act: bulkName(act), reasonCode, reason, rows } }],
        audit: [
          {
            actorId: by.id,
            act: "bulk.start",
            ...about(bulkId),
            reason,
            detail: { act: bulkName(act), reasonCode, waiting, skipped: previews.length - waiting },
          },
        ],
        result: { bulkId, waiting },
      };
    },
  });

interface BulkToEnd {
  version: bigint;
  isOpen: boolean;
  waiting: number;
}

const readBulk = (id: string) => sql`
  select version, state = 'OPEN' as is_open,
    (select count(*)::int from bulk_row r where r.bulk_id = b.id and r.state = 'WAITING') as waiting
  from bulk b where id = ${id}::uuid`;

/**
 * Stops it before its next row. What was done stays.
 * @throws Refusal - not_found, bulk_over
 */
export const stopBulk = ({ permission }: BulkAct) =>
  command<{ bulkId: string }, BulkToEnd, { bulkId: string }>({
    act: "bulk.stop",
    read: ({ bulkId }) => readBulk(bulkId),
    decide({ version, isOpen, waiting }, { bulkId }, by) {
      if (!may(by, permission, "d")) throw refusalFor(by);
      if (!isOpen) throw new Refusal(bulkRefusals.bulk_over);
      return {
        subject: { kind: "bulk", id: bulkId },
        rows: [bulk.move({ id: bulkId, version }, "stop")],
        audit: [{ actorId: by.id, act: "bulk.stop", ...about(bulkId), detail: { waiting } }],
        result: { bulkId },
      };
    },
  });

/**
 * By the system: its last row is done.
 * @throws Refusal - not_found, bulk_over, moved_on while a row waits
 */
export const finishBulk = command<{ bulkId: string }, BulkToEnd, { bulkId: string }>({
  act: "bulk.finish",
  read: ({ bulkId }) => readBulk(bulkId),
  decide({ version, isOpen, waiting }, { bulkId }) {
    if (!isOpen) throw new Refusal(bulkRefusals.bulk_over);
    if (waiting > 0) throw new Refusal(kernelRefusals.moved_on);
    return {
      subject: { kind: "bulk", id: bulkId },
      rows: [bulk.move({ id: bulkId, version }, "finish")],
      result: { bulkId },
    };
  },
});
