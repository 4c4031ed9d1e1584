import type { Metadata } from "next";
import { type Figures, readFigures } from "@/components/help/figures";
import { type Passage, Points, ReadingPage } from "@/components/help/reading-page";
import { reasonsFor, rulingWords } from "@/lib/disputes/words";

export const metadata: Metadata = {
  title: "When something goes wrong",
  description: "How to report a problem with a trade, who decides, what they can decide, and what helps.",
};

const parties = ["buyer", "seller"] as const;

const passagesWith = (figures: Figures): Passage[] => [
  {
    id: "report",
    title: "Reporting a problem",
    body: (
      <>
        <p>
          The buyer or the seller can report a problem from the trade while the money is in escrow. Choose
          what happened:
        </p>
        <Points>
          {[...new Set(parties.flatMap((party) => Object.values(reasonsFor("AIRTIME", party))))].map(
            (reason) => (
              <li key={reason}>{reason}</li>
            ),
          )}
        </Points>
        <p>
          Then describe what you saw in a sentence or two. There’s no need to rush: if the seller has started
          but hasn’t marked it as sent after {figures.deliverWithin}, or the buyer hasn’t confirmed within{" "}
          {figures.confirmWithin} , the trade goes to a moderator automatically.
        </p>
      </>
    ),
  },
  {
    id: "who",
    title: "Who decides",
    body: (
      <p>
        An Amana moderator who is not part of the trade. They read both statements, the timeline and the
        trade’s chat. Only moderators can read your chat, and only while the trade is in dispute.
      </p>
    ),
  },
  {
    id: "rulings",
    title: "What can be decided",
    body: (
      <>
        <Points>
          <li>{rulingWords.refund}: the buyer gets back exactly what they paid.</li>
          <li>{rulingWords.release}: the seller gets the price minus our commission.</li>
        </Points>
        <p>You both see the reason. The money moves immediately, and the decision is final.</p>
      </>
    ),
  },
  {
    id: "settle",
    title: "Settling it yourselves",
    body: (
      <p>
        Until the moderator decides, either of you can concede, which gives the other person the money, or you
        can both agree to cancel the trade, which refunds the buyer. Either way, the dispute ends.
      </p>
    ),
  },
  {
    id: "helps",
    title: "What helps",
    body: (
      <p>
        Use the trade’s chat. Say what your phone shows, and when. Never share a PIN, password or SMS code.
        Moderators never ask for one. Anything else? Choose “Write to support” in the trade.
      </p>
    ),
  },
];

export default async function DisputesHelpPage() {
  return (
    <ReadingPage
      title="When something goes wrong"
      lead="Once a problem is reported, the money stays in escrow until a moderator decides or you settle it yourselves."
      passages={passagesWith(await readFigures())}
      next={{ href: "/trades", title: "Your trades", says: "Report a problem from the trade page" }}
    />
  );
}
