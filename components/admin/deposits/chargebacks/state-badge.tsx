import { Badge, type Tone } from "@/components/ui/badge";
import type { ListedChargeback } from "@/lib/deposits";

type Shown = Pick<ListedChargeback, "state" | "response">;

function wordsOf({ state, response }: Shown): { tone: Tone; says: string } {
  if (state === "WON") return { tone: "ok", says: "Won" };
  if (state === "LOST") return { tone: "danger", says: "Lost" };
  if (response === "declined") return { tone: "info", says: "With the bank" };
  if (response === "accepted") return { tone: "info", says: "Being accepted" };
  return { tone: "wait", says: "Needs response" };
}

/** The state of a chargeback, and whose turn it is. */
export function ChargebackBadge(chargeback: Shown) {
  const { tone, says } = wordsOf(chargeback);
  return <Badge tone={tone}>{says}</Badge>;
}
