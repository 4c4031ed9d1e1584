import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import { publishing } from "@/lib/kernel/outbox";
import { identityEvents } from "../events";

/**
 * A part of a statement that tells of each session of `source`, which has a column `id`, that it has ended: what listens live
 * by it is cut off. Call notifyRelay() after it.
 */
export const tellingEnd = (source: Sql): Sql =>
  publishing(identityEvents.session_ended, { sessionId: sql`id` }, source);
