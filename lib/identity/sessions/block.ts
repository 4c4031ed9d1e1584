import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { formatDateTime } from "@/lib/kernel/time-format";
import { identityRefusals } from "../refusals";

/** Whether staff keep app_user `u` out at `clock.now`. */
export const blockedNow: Sql = sql`
  coalesce(u.blocked_at is not null and (u.blocked_until is null or u.blocked_until > clock.now), false)`;

/** What a person is told who is kept out. */
export function blockedRefusal({
  blockedReason,
  blockedUntil,
}: {
  blockedReason: string | null;
  blockedUntil: Date | null;
}): Refusal {
  const until = blockedUntil ? `${formatDateTime(blockedUntil)}, Lagos time` : "";
  return new Refusal(identityRefusals.blocked, { reason: blockedReason ?? "", until });
}
