import { Badge } from "@/components/ui/badge";
import type { SupportState } from "@/lib/support/machine";

const looks = {
  OPEN: { tone: "wait", own: "Waiting for us", staff: "Waits for us" },
  ANSWERED: { tone: "info", own: "Answered", staff: "Answered" },
  CLOSED: { tone: "neutral", own: "Closed", staff: "Closed" },
} as const;

/** Where a conversation is, for its person or for staff. */
export const SupportBadge = ({ state, to = "own" }: { state: SupportState; to?: "own" | "staff" }) => (
  <Badge tone={looks[state].tone}>{looks[state][to]}</Badge>
);
