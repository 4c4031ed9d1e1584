import { machine } from "@/lib/kernel/machine";

/** An outage ends by itself after this many hours, unless it is renewed. */
export const OUTAGE_HOURS = 6;
/** How long before it is recorded an outage may have begun, in minutes. */
export const BACKDATED_MINUTES = 60;

const lasts = `at + interval '${String(OUTAGE_HOURS)} hours'`;
const mark = "staff:outage.mark";

/**
 * A gateway, an operator or the platform is down. No deadline of a trade that it concerns runs meanwhile; once it has ended,
 * `apply_outages` in prisma/sql/outages.sql moves them.
 */
export const outage = machine("outage", {
  states: ["OPEN", "ENDED"],
  insert: {
    by: [mark, "system"],
    states: ["OPEN", "ENDED"],
    columns: ["id", "gateway", "kind", "listed_under", "source", "reason", "started_at"],
    fixed: {
      until: lasts,
      ended_at: "case row_->>'state' when 'ENDED' then at end",
      opened_by_id: "case when who <> system_id() then who end",
    },
    checks: {
      "who or what noticed it": "(r.source = 'staff') = (r.opened_by_id is not null)",
      "it did not begin long ago": `r.started_at <= r.created_at
          and (r.state = 'ENDED' or r.started_at >= r.created_at - interval '${String(BACKDATED_MINUTES)} minutes')`,
      "only a gap in our own work is recorded once it is over": `(r.state = 'ENDED') = (r.source = 'heartbeat') and (r.source <> 'heartbeat'
          or coalesce(r.gateway, r.kind) is null and exists (select from heartbeat h where h.beat_at = r.started_at))`,
    },
  },
  moves: {
    renew: { by: [mark], from: ["OPEN"], to: "same", if: "until > at", fixed: { until: lasts } },
    close: {
      by: [mark, "system"],
      from: ["OPEN"],
      to: "ENDED",
      fixed: { ended_at: "least(r.until, at)", closed_by_id: "case when who <> system_id() then who end" },
    },
  },
});
