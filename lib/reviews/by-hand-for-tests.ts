/** What a record counts. */
export interface Figures {
  tradesCompleted: number;
  tradesUnfinished: number;
  purchasesCompleted: number;
  purchasesUnfinished: number;
  tradesEnded: number;
  tradesDisputed: number;
  disputesLost: number;
}

/** Of a trade that ended and is held against nobody. */
export const none: Figures = {
  tradesCompleted: 0,
  tradesUnfinished: 0,
  purchasesCompleted: 0,
  purchasesUnfinished: 0,
  tradesEnded: 1,
  tradesDisputed: 0,
  disputesLost: 0,
};

/** An ended trade, as its timeline says it. */
export interface Fact {
  purchase: string;
  buyerId: string;
  sellerId: string;
  state: string;
  moves: { move: string; by: string; role: string }[];
}

/** Who has failed an ended trade of airtime, and who has lost its dispute; by its timeline alone. */
function blameOf({ sellerId, state, moves }: Fact) {
  const last = moves.at(-1);
  // The story's rulings find that it was our fault, and both can agree to give it all back.
  const lost = last?.move === "concede" ? last.by : undefined;
  const asked = moves.findLast(({ move }) => move === "propose-cancel")?.by;
  const blameless = ["rule", "settle", "stop"].includes(last?.move ?? "");
  const failed = last?.move === "agree-cancel" ? asked : blameless ? undefined : sellerId;
  return { lost, failed: state === "CANCELLED" ? failed : undefined };
}

/** The same figures for airtime, written once more from the timelines alone; what is bought in parts is one trade. */
export function countedByHand(userId: string, facts: readonly Fact[]): Figures {
  const figures = { ...none, tradesEnded: 0 };
  const own = facts.filter(({ buyerId, sellerId }) => userId === buyerId || userId === sellerId);
  for (const purchase of new Set(own.map((fact) => fact.purchase))) {
    const parts = own.filter((fact) => fact.purchase === purchase);
    const taken = parts.filter(({ moves }) => moves.at(-1)?.move !== "stop");
    const side = parts[0]?.sellerId === userId ? "trades" : "purchases";
    figures.tradesEnded += 1;
    if (taken.length > 0 && taken.every(({ state }) => state === "COMPLETED"))
      figures[`${side}Completed`] += 1;
    if (parts.some((part) => blameOf(part).failed === userId)) figures[`${side}Unfinished`] += 1;
    figures.disputesLost += parts.filter((part) => blameOf(part).lost === userId).length;
    if (parts.some(({ moves }) => moves.some(({ move }) => move === "dispute" || move === "escalate")))
      figures.tradesDisputed += 1;
  }
  return figures;
}
