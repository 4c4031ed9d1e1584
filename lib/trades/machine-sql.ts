// SQL that the trade's moves share.

/** How long its kind gives for a step. */
export const time = (step: "deliver" | "confirm" | "extend", kind = "r.kind") =>
  `(select make_interval(mins => k.${step}_minutes) from asset_kind k where k.name = ${kind})`;

/** Escalated trades are decided by a moderator, who finds them by their dispute. */
export const disputeIs = (state: "OPEN" | "CLOSED") => ({
  [`its dispute is ${state.toLowerCase()}`]: `not exists (select from dispute d where d.trade_id = r.id and d.state <> '${state}')
          and exists (select from dispute d where d.trade_id = r.id)`,
});

export const noOpenDispute = {
  "no dispute of it is open":
    "not exists (select from dispute d where d.trade_id = r.id and d.state = 'OPEN')",
};
