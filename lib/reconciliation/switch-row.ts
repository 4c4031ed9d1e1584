import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import type { PauseCause } from "./pause/reasons";

/** Whether payouts through a gateway are paused, as decisions read it. */
export interface SwitchFacts {
  id: string;
  version: bigint;
  stoppedAt: Date | null;
  /** Null while they run, and where a comparison has stopped them. */
  pausedFor: PauseCause | null;
}

export const readSwitch = (gateway: string): Sql =>
  sql`select id, version, stopped_at, paused_for from payout_switch where gateway = ${gateway}`;
