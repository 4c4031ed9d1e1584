import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import type { SecurityEventKind } from "./security-events";

export { type SecurityEventKind, securityEventKinds } from "./security-events";
export { lockedWhere } from "./sign-in/sign-in-count";

interface RecordedEvent {
  kind: SecurityEventKind;
  userId: string;
  detail: Record<string, string>;
  address: string | null;
  createdAt: Date;
}

/** A security event, for the notice to its owner. */
export const readSecurityEvent = (eventId: string) =>
  queryOne<RecordedEvent>(sql`
    select kind, user_id, detail, address, created_at from security_event where id = ${eventId}::bigint`);
