import type { EvidenceLine } from "@/lib/disputes";
import type { HistoryEntry } from "@/lib/trades/outages/views";

/** The story of a trade with what was added to its disputes, in order: 'Ada added a photo'. */
export function withEvidence(
  moves: readonly HistoryEntry[],
  lines: readonly EvidenceLine[],
  own: string,
): HistoryEntry[] {
  const added = lines.map((line) => ({
    id: `evidence-${line.id}`,
    at: line.at,
    text: sentenceOf(line, own),
    detail: undefined,
  }));
  return [...moves, ...added].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function sentenceOf({ by, side, via, isDocument }: EvidenceLine, own: string): string {
  const what = isDocument ? "a document" : "a photo";
  const [first = by] = by.split(" ");
  const who = side === own ? "You" : first;
  if (side === "staff") return `A moderator added ${what}.`;
  return via ? `${via} sent ${what} for ${side === own ? "you" : first}.` : `${who} added ${what}.`;
}
