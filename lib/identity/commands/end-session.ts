import "server-only";
import { query, sql } from "../../db";

/** Ends a session: from the next request on nobody is signed in by it. Harmless when repeated. */
export async function endSession(sessionId: string): Promise<void> {
  await query(sql`
    update session set revoked_at = app_now() where id = ${sessionId}::uuid and revoked_at is null`);
}
