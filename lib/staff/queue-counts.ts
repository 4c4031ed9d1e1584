import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { join, queryOne, raw, type Sql, sql } from "@/lib/kernel/db";
import { mayRead } from "@/lib/kernel/permissions";
import { invariant } from "@/lib/kernel/refusal";
import { DEAD_JOBS_COUNTED } from "./overview";
import { mustBeStaff } from "./staff";

interface QueueRule {
  /** Who sees the queue: those who can open its page. */
  isOpenTo: (by: Actor) => boolean;
  /** A scalar: how many wait. */
  waiting: (by: Actor) => Sql;
}

const queues = {
  approvals: {
    isOpenTo: (by) => mayRead(by, "approval.read"),
    waiting: ({ id }) => sql`
      count(*) from approval where state = 'ASKED' and expires_at > app_now() and staff_may_agree(${id}::uuid, act)
        and creator_id <> ${id}::uuid and beneficiary_id is distinct from ${id}::uuid`,
  },
  disputes: {
    isOpenTo: (by) => mayRead(by, "trade.read"),
    waiting: () => sql`count(*) from dispute_overview where state = 'OPEN'`,
  },
  payouts: {
    isOpenTo: (by) => mayRead(by, "payout.agree"),
    waiting: () => sql`count(*) from payout_record where state = 'REVIEW' and ended_at is null`,
  },
  deposits: {
    isOpenTo: (by) => mayRead(by, "deposit.release"),
    waiting: () => sql`count(*) from deposit_record where state = 'QUARANTINED'`,
  },
  refunds: {
    isOpenTo: (by) => mayRead(by, "refund.source"),
    waiting: () => sql`count(*) from refund_record where state = 'NEEDS_ATTENTION' and ended_at is null`,
  },
  chargebacks: {
    isOpenTo: (by) => mayRead(by, "chargeback.answer"),
    waiting: () => sql`count(*) from chargeback_record where state = 'OPEN'`,
  },
  appeals: {
    isOpenTo: (by) => mayRead(by, "person.unblock"),
    waiting: () => sql`
      count(*) from block_appeal_record a join person_restriction r on r.id = a.restriction_id
      where a.state = 'OPEN' and restriction_binds(r.state, r.until)`,
  },
  jobs: {
    isOpenTo: (by) => mayRead(by, "job.retry"),
    waiting: () => sql`count(*) from dead_jobs(${DEAD_JOBS_COUNTED}::int)`,
  },
} satisfies Record<string, QueueRule>;

export type Queue = keyof typeof queues;

/** How many wait in each queue that the viewer may open. */
export type QueueCounts = Partial<Record<Queue, number>>;

/** What waits for staff, read in one query: only of queues that the caller may open. Throws Refusal not_found unless staff. */
export async function queueCountsFor(by: Actor): Promise<QueueCounts> {
  mustBeStaff(by);
  const open = Object.entries<QueueRule>(queues).filter(([, { isOpenTo }]) => isOpenTo(by));
  const counts = open.map(([queue, { waiting }]) => sql`(select ${waiting(by)})::int as ${raw(queue)}`);
  const row = await queryOne<QueueCounts>(sql`select ${join(counts)}`);
  invariant(row, "counts are one row");
  return row;
}
