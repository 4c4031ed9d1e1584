import "server-only";
import { alonePermissions, type BulkAct, bulkName } from "@/lib/kernel/bulk/spec";
import type { Actor } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { may, refusalFor } from "@/lib/kernel/permissions";
import { invariant } from "@/lib/kernel/refusal";
import type { Reactions } from "@/lib/kernel/slice";
import { bulkOperations } from "./operations";
import { previewOf, readBulk, readNamedBulk } from "./queries";
import { runBulk } from "./run";

/** What staff do to many rows of a list at once, by these acts. */
export function bulkOf(list: readonly BulkAct[]) {
  for (const { permission } of list)
    invariant(alonePermissions.includes(permission), `${permission} never takes two people`);
  const acts = new Map<string, BulkAct>(list.map((act) => [bulkName(act), act]));
  const needed = [...new Set(list.map(({ permission }) => permission))];

  /** Throws Refusal not_found for an act that there is not, and to those who may not do it alone. */
  function actOf(by: Actor, name: string): BulkAct {
    const act = acts.get(name);
    if (!act || !may(by, act.permission, "d")) throw refusalFor(by);
    return act;
  }

  const preview = async (by: Actor, name: string, ids: readonly string[]) => {
    const act = actOf(by, name);
    return { act, rows: await previewOf(act, by, ids) };
  };

  const inspect = (by: Actor, id: string) => readNamedBulk(acts, by, id);
  /** Undefined where there is no such act. */
  const permissionOf = (name: unknown) => (typeof name === "string" ? acts.get(name)?.permission : undefined);

  const operations = bulkOperations(needed, preview, (by, id) => readBulk(acts, by, id));
  const run = (bulkId: string) => runBulk(acts, bulkId);

  const reactions: Reactions = {
    due: [
      {
        job: "staff.run_bulk",
        find: (limit) => sql`
          select id, version from bulk where state = 'OPEN' order by created_at limit ${limit}`,
        run: ({ id }) => run(id),
      },
    ],
  };
  return {
    acts: list,
    permissionOf,
    preview,
    inspect,
    run,
    reactions,
    operations,
  };
}
