import "server-only";
import type { BulkAct, BulkPreview } from "@/lib/kernel/bulk/spec";
import type { Actor } from "@/lib/kernel/command";
import type { Permission } from "@/lib/kernel/permissions";
import { forStaff, reauthenticatedStaff, resultOf, staffOnce } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { startBulk, stopBulk } from "./commands";
import type { FoundBulk } from "./queries";
import { BulkId, BulkStartedView, BulkStoppedView, BulkView, StartBulk } from "./schema";

const tags = ["admin"];

type Preview = (
  by: Actor,
  act: string,
  ids: readonly string[],
) => Promise<{ act: BulkAct; rows: BulkPreview[] }>;

type Read = (by: Actor, id: string) => Promise<FoundBulk | undefined>;

/** Starts, stops and shows bulk acts, for those who hold one of these permissions; of each act, those who hold its own. */
export function bulkOperations(needed: readonly Permission[], preview: Preview, read: Read) {
  /** @throws Refusal - not_found */
  async function found(by: Actor, id: string) {
    const one = await read(by, id);
    if (!one) throw new Refusal(kernelRefusals.not_found);
    return one;
  }

  const start = reauthenticatedStaff(needed, "d")
    .route({ method: "POST", path: "/admin/bulk", tags, summary: "Do an act on up to 200 rows of a list" })
    .input(StartBulk)
    .output(BulkStartedView)
    .handler(async ({ input, context }) => {
      const { act, rows } = await preview(context.actor, input.act, input.ids);
      return resultOf(context, await startBulk(act, rows)(context.actor, context.key, input));
    });

  const stop = staffOnce(needed, "d")
    .route({ method: "POST", path: "/admin/bulk/{bulkId}/stop", tags, summary: "Stop before the next row" })
    .input(BulkId)
    .output(BulkStoppedView)
    .handler(async ({ input, context }) => {
      const { act } = await found(context.actor, input.bulkId);
      return resultOf(context, await stopBulk(act)(context.actor, context.key, input));
    });

  const get = forStaff(needed, "dagor")
    .route({ method: "GET", path: "/admin/bulk/{bulkId}", tags, summary: "What became of each row" })
    .input(BulkId)
    .output(BulkView)
    .handler(async ({ input, context }) => {
      const { stored, rows } = await found(context.actor, input.bulkId);
      const { id, act, state, reasonCode, reason, startedBy, createdAt, endedAt } = stored;
      return {
        bulkId: id,
        act,
        state,
        reasonCode,
        reason,
        startedBy,
        createdAt: createdAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
        rows: rows.map((row) => ({ ...row, doneAt: row.doneAt?.toISOString() ?? null })),
      };
    });

  return { startBulk: start, stopBulk: stop, getBulk: get };
}
