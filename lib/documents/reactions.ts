import "server-only";
import { correctionEvents } from "@/lib/corrections/events";
import { disputeEvents } from "@/lib/disputes/events";
import { approvalEvents } from "@/lib/kernel/approvals/events";
import { query, sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import type { Reactions } from "@/lib/kernel/slice";
import { tradeEvents } from "@/lib/trades/events";
import { issueFor } from "./issue";

/** The trade that a correction is about. */
async function afterCorrection({ correctionId }: { correctionId: string }): Promise<void> {
  const found = await query<{ id: string }>(sql`
    select coalesce(d.trade_id, c.case_id) as id from correction_record c
      left join dispute_overview d on c.case_kind = 'dispute' and d.id = c.case_id
    where c.id = ${correctionId}::uuid and c.case_kind in ('trade', 'dispute')`);
  await issueFor(found.map(({ id }) => id));
}

/** The trade whose commission or credit two people have reversed. */
async function afterReversal({ approvalId, act, state }: { approvalId: string; act: string; state: string }) {
  if (act !== "money.reverse" || state !== "AGREED") return;
  const found = await query<{ id: string }>(sql`
    select coalesce(d.trade_id, c.case_id) as id from approval_record a
      left join dispute_overview d on a.subject_kind = 'dispute' and d.id = a.subject_id
      left join correction_record c on a.subject_kind = 'correction' and c.id = a.subject_id
    where a.id = ${approvalId}::uuid and num_nonnulls(d.trade_id, c.case_id) > 0`);
  await issueFor(found.map(({ id }) => id));
}

/** Takes the names of people whose accounts are erased out of documents that need not be kept with them any longer. */
export async function forgetNames(): Promise<void> {
  await query(sql`select forget_documents()`);
}

/** Once a day, in the first minute of three o’clock in Lagos: what the law no longer asks for is forgotten a day earlier or later. */
async function forgetAtNight(): Promise<void> {
  await query(
    sql`select case when to_char(app_now() at time zone 'Africa/Lagos', 'HH24:MI') = '03:00' then forget_documents() end`,
  );
}

/** Documents are issued when a trade ends, and credit notes when something of it is given back later. */
export const documentReactions: Reactions = {
  on: [
    on(tradeEvents.ended, { "documents.issue": ({ tradeId }) => issueFor([tradeId]) }),
    on(disputeEvents.moved, {
      "documents.after_dispute": async ({ tradeId, state }) => {
        if (state === "CLOSED") await issueFor([tradeId]);
      },
    }),
    on(correctionEvents.made, { "documents.after_correction": afterCorrection }),
    on(approvalEvents.moved, { "documents.after_reversal": afterReversal }),
  ],
  // What an event was lost of: for three days, a few minutes after each end.
  due: [
    {
      job: "documents.issue_missing",
      find: (limit) => sql`
        select t.id, t.version from trade_overview t
        where t.ended_at between app_now() - interval '3 days' and app_now() - interval '5 minutes'
          and not exists (select from document o where o.subject_kind = 'trade' and o.subject_id = t.id)
          and exists (select from ledger_transfer l where l.subject_id = t.id and l.subject_kind = 'trade' and l.kind = 'escrow_hold')
        order by t.ended_at limit ${limit}`,
      run: ({ id }) => issueFor([id]),
    },
  ],
  everyMinute: { "documents.forget_names": forgetAtNight },
};
