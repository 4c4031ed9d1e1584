import type { DisputeView } from "@/lib/disputes/schema";
import { answersOf, reasonLabel } from "@/lib/disputes/standing/sides";
import { called, firstName, partnerOf } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";
import { Sides, type SideView } from "./sides";

/** Both sides as a party may see them; why the other’s is not shown yet. */
export function PartySides({ dispute, trade }: { dispute: DisputeView; trade: TradeView }) {
  const own = trade.role === "seller" ? "seller" : "buyer";
  const sides = (["buyer", "seller"] as const).map((party): SideView => {
    const { statement, reply } = dispute[party];
    const opened = dispute.openedBy === party;
    return {
      party,
      name: called(party, trade),
      pictureId: trade[party].pictureId,
      aside: `${party}${opened ? ", reported it" : ""}`,
      reason: opened ? reasonLabel(trade.kind, dispute.reason) : undefined,
      answers: opened ? answersOf(trade.kind, dispute) : [],
      statement: statement && { text: statement.body, at: statement.at },
      instead: instead(dispute, party === own, party, trade),
      reply: reply && { text: reply.body, at: reply.at },
    };
  });
  return <Sides sides={sides} />;
}

function instead(dispute: DisputeView, isOwn: boolean, party: "buyer" | "seller", trade: TradeView): string {
  if (isOwn) return dispute.mayDo.includes("statement") ? "You haven’t written yet." : "You didn’t write.";
  const partner = firstName(partnerOf(trade).name);
  if (dispute[party].hasStatement)
    return `${partner} has written. You see it once you have written too, or when the time for it is over.`;
  return dispute.stage === "OPEN" ? `${partner} hasn’t written yet.` : `${partner} didn’t write.`;
}
