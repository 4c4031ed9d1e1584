import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { type SecurityEventKind, securityEventKinds } from "./security-events";

/** A security event, as shown to the owner. */
export interface SecurityLine {
  id: string;
  says: string;
  /** 'New number: 0803 *** 4567' and the like. */
  particulars: string[];
  address: string | null;
  userAgent: string | null;
  createdAt: Date;
  now: Date;
}

interface EventRow extends Omit<SecurityLine, "says" | "particulars"> {
  kind: SecurityEventKind;
  detail: Record<string, string>;
}

const SHOWN = 50;

/** A user's security events, newest first. */
export async function securityLog(userId: string): Promise<SecurityLine[]> {
  const rows = await query<EventRow>(sql`
    select id::text as id, kind, detail, address, user_agent, created_at, app_now() as now
    from security_event where user_id = ${userId}::uuid order by id desc limit ${SHOWN}`);
  return rows.map(({ kind, detail, ...row }) => ({
    ...row,
    says: securityEventKinds[kind],
    particulars: Object.entries(detail).map(([what, is]) => `${what}: ${is}`),
  }));
}
