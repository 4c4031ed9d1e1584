import { machine } from "@/lib/kernel/machine";

/** The most that a banner runs, in days. */
export const BANNER_DAYS = 90;

/** A sentence or two above pages. It runs from its start to its end, or until it is ended. */
export const banner = machine("banner", {
  insert: {
    by: ["staff:banner.publish"],
    columns: ["id", "placement", "audience", "bodies", "starts_at", "ends_at"],
    fixed: { published_by_id: "who" },
    checks: {
      "its end is to come, and not far": `r.ends_at > r.created_at and r.ends_at <= r.created_at + interval '${String(BANNER_DAYS)} days'`,
    },
  },
  moves: {
    end: {
      by: ["staff:banner.publish"],
      if: "ended_at is null and ends_at > at",
      fixed: { ended_at: "at", ended_by_id: "who" },
    },
  },
});
