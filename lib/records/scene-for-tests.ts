import { randomUUID } from "node:crypto";
import { call } from "@orpc/server";
import { send } from "@/lib/chat/procedures";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { TestApp, TestUser } from "@/lib/testing/world";
import { type Scene, sceneOf } from "@/lib/trades/scenes-for-tests";

export const say = (by: TestUser, id: string, body: string) =>
  call(
    send,
    { id, clientKey: randomUUID(), body },
    {
      context: {
        actor: by.actor,
        key: undefined,
        requestId: newId(),
        address: "192.0.2.1",
        userAgent: "test",
      },
    },
  );

/** A delivered trade with two messages: an agreement, three moves and the messages. */
export async function recordedTrade(app: TestApp): Promise<Scene> {
  const scene = await sceneOf(app, "DELIVERED");
  await say(scene.bayo, scene.tradeId, "Sent, please look.");
  await say(scene.ada, scene.tradeId, "It’s there: “₦5,000” 😀\nThanks");
  return scene;
}

/** What the checks find wrong with a trade's record: 'entry number: what'. */
export async function faultsOf(tradeId: string): Promise<string[]> {
  const rows = await query<{ number: number | null; what: string }>(
    sql`select number, what from record_faults(array[${tradeId}::uuid]) order by number, what`,
  );
  return rows.map(({ number, what }) => `${number ?? "-"}: ${what}`);
}

const guarded = [
  "record_entry",
  "record_leaf",
  "public_root",
  "message",
  "timeline",
  "trade",
  "audit",
  "audit_leaf",
];

/** Statements of the database's owner, past every trigger, as one transaction. */
export async function damage(app: TestApp, ...statements: string[]): Promise<void> {
  await app.asOwner("begin");
  for (const table of guarded) {
    await app.asOwner(`alter table ${table} disable trigger user`);
  }
  for (const statement of statements) await app.asOwner(statement);
  for (const table of guarded) {
    await app.asOwner(`alter table ${table} enable trigger user`);
  }
  await app.asOwner("commit");
}
