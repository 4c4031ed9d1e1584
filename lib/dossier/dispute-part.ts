import { findings } from "../disputes/findings";
import { rules } from "../disputes/rules";
import type { DisputeView } from "../disputes/schema";
import { answersOf, outcomeWords, reasonLabel, shareRows } from "../disputes/standing/sides";
import type { TradeView } from "../trades/schema";
import type { DossierDispute } from "./schema";

/** A file of a dispute as a dossier names it: by its digest. */
export interface EvidenceDigest {
  by: string;
  caption: string | null;
  sha256: string;
  createdAt: Date | string;
}

const openers = {
  buyer: "the buyer",
  seller: "the seller",
  staff: "Amana",
  clock: "Amana, because time ran out",
} as const;

const endings = {
  ruled: "By Amana’s decision",
  conceded: "One side gave in",
  settled: "Settled between the two sides",
  cancelled: "Cancelled by agreement",
  withdrawn: "The report was taken back",
} as const;

/** A dispute as the side that asks may see it: `trade` speaks of people by their names. */
export function disputePart(
  dispute: DisputeView,
  trade: TradeView,
  evidence: readonly EvidenceDigest[],
): DossierDispute {
  const ending = dispute.closedHow && endings[dispute.closedHow];
  return {
    openedAt: dispute.createdAt,
    openedBy: openers[dispute.openedBy],
    reason: reasonLabel(trade.kind, dispute.reason),
    answers: answersOf(trade.kind, dispute).map(({ asks, answer }) => ({ question: asks, answer })),
    statements: statementsOf(dispute, trade),
    evidence: evidence.map(({ by, caption, sha256, createdAt }) => ({
      at: new Date(createdAt).toISOString(),
      by,
      caption: caption ?? "",
      sha256,
    })),
    rulings: dispute.rulings.map((ruling) => ({
      at: ruling.at,
      outcome: [
        outcomeWords(ruling.outcome, trade),
        ...(dispute.isClaim ? [] : shareRows(ruling, trade).map(({ term, value }) => `${term} ${value}`)),
      ].join(". "),
      finding: findings[ruling.finding].says,
      rules: ruling.rules.map((id) => `${id} ${rules[id].title}: ${rules[id].says}`),
      reason: ruling.reason,
    })),
    ended:
      ending && [ending, dispute.outcome && outcomeWords(dispute.outcome, trade)].filter(Boolean).join(". "),
  };
}

function statementsOf(dispute: DisputeView, trade: TradeView): DossierDispute["statements"] {
  const said = (["buyer", "seller"] as const).flatMap((party) =>
    (["statement", "reply"] as const).flatMap((what) => {
      const one = dispute[party][what];
      return one ? [{ at: one.at, by: trade[party].name, what, text: one.body }] : [];
    }),
  );
  const { appeal } = dispute;
  const all = appeal
    ? [...said, { at: appeal.at, by: trade[appeal.by].name, what: "appeal" as const, text: appeal.reason }]
    : said;
  return all.toSorted((a, b) => a.at.localeCompare(b.at));
}
