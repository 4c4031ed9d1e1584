// SQL that the trade's moves share.

/** How long its kind gives for a step. */
export const time = (step: "deliver" | "confirm" | "extend", kind = "r.kind") =>
  `(select make_interval(mins => k.${step}_minutes) from asset_kind k where k.name = ${kind})`;

/** A disputed trade is decided by a moderator, who finds it by its dispute. */
export const disputeIsOpen = {
  "its dispute is open": "exists (select from dispute d where d.trade_id = r.id and d.state = 'OPEN')",
};

/** A dispute ends with its trade, and says how. */
export const disputeSays = (
  how: "ruled" | "conceded" | "settled",
  outcome: "refund" | "release" | "split",
) => ({
  "its dispute ends so": `exists (select from dispute d where d.trade_id = r.id and d.closed_how = '${how}' and d.outcome = '${outcome}'
          and d.closed_at = r.ended_at)`,
});

export const noOpenDispute = {
  "no dispute of it is open":
    "not exists (select from dispute d where d.trade_id = r.id and d.state <> 'CLOSED')",
};

/** How often staff may give a trade more time, and how many hours at most each time. */
export const STAFF_EXTENSIONS = 2;
export const STAFF_EXTENSION_HOURS = 24;

/** What gives more time: as many hours as staff say. */
export const moreTime = {
  if: `staff_extensions < ${STAFF_EXTENSIONS} and (s->>'hours')::int between 1 and ${STAFF_EXTENSION_HOURS}`,
  takes: ["hours"],
  fixed: {
    deadline_at: "greatest(r.deadline_at, at) + make_interval(hours => (s->>'hours')::int)",
    staff_extensions: "r.staff_extensions + 1",
  },
} as const;
