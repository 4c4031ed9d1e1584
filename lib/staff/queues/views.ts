import "server-only";
import { refusingAt } from "@/lib/kernel/approvals/spec";
import { type Actor, command } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { refusals } from "@/lib/kernel/refusal";
import { mustBeStaff } from "../staff";
import { mayOpen, mustOpen } from "./access";
import { savedView } from "./machine";
import type { QueueKind } from "./registry";

export const viewRefusals = refusals({
  name_taken: { status: 409, field: "name", says: "You already have a view with this name." },
});

/** A view of a queue: its filter and order, as the URL says them. */
export interface SavedView {
  id: string;
  name: string;
  kind: QueueKind;
  query: string;
  isShared: boolean;
  ownerName: string;
  isOwn: boolean;
}

/** Views that the caller saved, and those that colleagues share, of queues that they may open. Throws Refusal not_found unless staff. */
export async function savedViewsFor(by: Actor): Promise<SavedView[]> {
  mustBeStaff(by);
  const views = await query<SavedView>(sql`
    select v.id, v.name, v.kind, v.query, v.is_shared, p.name as owner_name, v.owner_id = ${by.id}::uuid as is_own
    from saved_view v join person p on p.id = v.owner_id
    where v.removed_at is null and (v.owner_id = ${by.id}::uuid or v.is_shared and exists (select from staff_member s where s.user_id = v.owner_id))
    order by v.name, v.id limit 100`);
  return views.filter(({ kind }) => mayOpen(by, kind));
}

export interface ViewSaved {
  viewId: string;
  kind: QueueKind;
}

/**
 * Saves a view of a queue under a name, for oneself or for all who may open the queue.
 * @throws Refusal - not_found, name_taken
 */
export const saveView = refusingAt(
  command<{ name: string; kind: QueueKind; query: string; isShared: boolean }, object, ViewSaved>({
    act: "view.save",
    read: (_input, by) => sql`select id from person where id = ${by.id}::uuid`,
    decide(_person, { name, kind, query: asked, isShared }, by) {
      mustOpen(by, kind);
      const id = newId();
      return {
        subject: { kind: "saved_view", id },
        insert: [{ table: "saved_view", row: { id, name, kind, query: asked, isShared } }],
        result: { viewId: id, kind },
      };
    },
  }),
  { one_view_of_a_name: viewRefusals.name_taken },
);

/**
 * Removes a view of one's own.
 * @throws Refusal - not_found (also for a colleague's, and once removed)
 */
export const removeView = command<{ viewId: string }, { version: bigint; kind: QueueKind }, ViewSaved>({
  act: "view.remove",
  read: ({ viewId }, by) => sql`
    select version, kind from saved_view where id = ${viewId}::uuid and owner_id = ${by.id}::uuid and removed_at is null`,
  decide({ version, kind }, { viewId }, by) {
    mustBeStaff(by);
    return {
      subject: { kind: "saved_view", id: viewId },
      rows: [savedView.move({ id: viewId, version }, "remove")],
      result: { viewId, kind },
    };
  },
});
