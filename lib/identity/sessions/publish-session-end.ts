import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import { publishing } from "@/lib/kernel/outbox";
import { identityEvents } from "../events";

/**
 * A part of a statement that publishes the end of each session of `source` (id), which closes its live connections. Call
 * notifyRelay() after it.
 */
export const publishingSessionEnd = (source: Sql): Sql =>
  publishing(identityEvents.session_ended, { sessionId: sql`id` }, source);
