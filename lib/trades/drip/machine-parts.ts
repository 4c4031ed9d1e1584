import type { MachineMove } from "@/lib/kernel/machine";

type Moves = Readonly<Record<string, MachineMove>>;

/** What has been sold or waits meanwhile is no whole offer any more, so that it is not offered again. */
const NOT_WHOLE = {
  release: "case when r.part > 1 then 'WITHDRAWN' end",
  split: "case when r.part < r.parts then 'WITHDRAWN' end",
};

/** A plan moves its rows in the order of their ids, which is that of the parts: the part before has ended by then. */
const before = (states: string) =>
  `exists (select from trade p where p.checkout_id = r.checkout_id and p.part = r.part - 1 and p.state in (${states}))`;

/**
 * The parts of a checkout go one after the other: where one is completed the next one's clock starts in the same commit, and where
 * one ends otherwise those after it are refunded in the same commit. Adds to the moves that end a trade that this is so, and the
 * moves of those that wait. Who ends a part moves the next ones.
 * @param refunds - what a move sets and posts that ends a trade and gives back what it holds
 * @param deadline - SQL for when a part whose turn it is has to be delivered
 */
export function inParts<const Declared extends Moves, const Refunds extends Omit<MachineMove, "by">>(
  moves: Declared,
  refunds: Refunds,
  deadline: string,
) {
  const ending = Object.values<MachineMove>(moves).filter(({ fixed }) => fixed && "ended_at" in fixed);
  const others = ending.flatMap(({ by }) => by.filter((actor) => /^(system$|staff:)/.test(actor)));
  const by = ["buyer", "seller", ...new Set(others)];
  const followed = Object.entries<MachineMove>(moves).map(([name, move]) => [
    name,
    ending.includes(move) ? follow(move) : move,
  ]);
  const from = ["WAITING"] as const;
  return {
    ...(Object.fromEntries(followed) as Declared),
    turn: {
      by,
      from,
      to: "IN_ESCROW" as const,
      if: before("'COMPLETED'"),
      fixed: { started_at: "at", deadline_at: deadline, proposal: "null", proposal_until: "null" },
    },
    stop: follow({ ...refunds, by: ["confirmer"], from }),
    "stop:end": {
      ...refunds,
      by,
      from,
      if: before("'CANCELLED', 'SPLIT'"),
    },
  };
}

/** The same move, after which the parts behind it have started or ended, and its parcel has ended. */
function follow<Row extends MachineMove>(move: Row): Row {
  const withdraws =
    move.units === "release" ? NOT_WHOLE.release : move.to === "SPLIT" ? NOT_WHOLE.split : undefined;
  const offer = move.offer && withdraws ? `coalesce(${move.offer}, ${withdraws})` : withdraws;
  return {
    ...move,
    ...(offer && { offer }),
    checks: {
      ...move.checks,
      "the parts after it follow": "parts_follow(r)",
      "its parcel ends with it": "parcel_follows(r)",
    },
  };
}
