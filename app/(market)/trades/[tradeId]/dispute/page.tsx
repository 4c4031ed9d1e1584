import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { PartyDispute } from "@/components/disputes/party-dispute";
import { Report } from "@/components/disputes/report";
import { claimUntil, getDisputeFor, whyTooEarly } from "@/lib/disputes";
import { reasonsOf, untilDue } from "@/lib/disputes/reasons";
import { ownPasskeys } from "@/lib/identity";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { browserSettings } from "@/lib/realtime";
import { markOpened } from "@/lib/web/opened-page";
import { requireViewer } from "@/lib/web/session";
import { makeMove } from "../actions";
import { readRoom } from "../room";
import {
  acceptOffer,
  acceptRuling,
  appealRuling,
  declineOffer,
  offerReturn,
  offerSettlement,
  replyToOther,
  reportProblem,
  sayWhatHappened,
  withdrawClaim,
  withdrawOffer,
} from "./actions";

export const metadata: Metadata = { title: "Dispute" };

const actions = {
  statement: sayWhatHappened,
  reply: replyToOther,
  accept: acceptRuling,
  appeal: appealRuling,
  withdraw: withdrawClaim,
  offer: offerSettlement,
  offerReturn,
  acceptOffer,
  declineOffer,
  withdrawOffer,
};

type Address = {
  params: Promise<{ tradeId: string }>;
  searchParams: Promise<{ reason?: string | string[]; new?: string | string[] }>;
};

/** A page of its own, on which nothing pays by a slip: a problem is reported here, and the dispute about it carried on to its end. */
export default async function DisputePage({ params, searchParams }: Address) {
  const viewer = await requireViewer();
  const [{ tradeId }, asked] = await Promise.all([params, searchParams]);
  const trade = await readRoom(tradeId);
  if (!trade || trade.role === "moderator") notFound();
  const [dispute, until] = await Promise.all([
    getDisputeFor(viewer, trade.id),
    trade.endedAt ? claimUntil(viewer, trade.id) : null,
  ]);
  const mayReport = trade.openMoves.includes("dispute") || until !== null;
  const isAsked = asked.reason !== undefined || asked.new !== undefined;
  if (mayReport && (!dispute || isAsked)) {
    const tooEarly = trade.role === "buyer" ? await whyTooEarly(viewer, trade.id) : null;
    const all = reasonsOf(trade.kind, trade.role);
    const reasons = tooEarly === null ? all : untilDue(all);
    const reason =
      typeof asked.reason === "string" && dictionary(reasons)[asked.reason] ? asked.reason : undefined;
    return (
      <Report
        trade={trade}
        reasons={reasons}
        reason={reason}
        tooEarly={tooEarly}
        claimUntil={until}
        action={reportProblem}
      />
    );
  }
  if (!dispute) redirect(`/trades/${trade.id}`);
  await markOpened(viewer, `/trades/${trade.id}`);
  const passkeys = viewer.hasFactor ? await ownPasskeys(viewer.id) : [];
  return (
    <PartyDispute
      trade={trade}
      dispute={dispute}
      viewer={viewer}
      hasPasskey={passkeys.length > 0}
      mayReportAgain={mayReport}
      actions={actions}
      makeMove={makeMove}
      realtime={browserSettings()}
    />
  );
}
