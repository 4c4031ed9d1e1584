import type { Metadata } from "next";
import { type Figures, readFigures } from "@/components/help/figures";
import { type Passage, Points, ReadingPage } from "@/components/help/reading-page";
import { disputeReasons, rulings } from "@/lib/disputes/schema";

export const metadata: Metadata = {
  title: "When something goes wrong",
  description: "How a problem with a trade is reported, who decides it, what can be decided, and what helps.",
};

const passagesWith = (figures: Figures): Passage[] => [
  {
    id: "report",
    title: "Reporting a problem",
    body: (
      <>
        <p>
          Buyer and seller can do it in the trade, as long as the money is in escrow. You choose what
          happened:
        </p>
        <Points>
          {Object.values(disputeReasons).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </Points>
        <p>
          Then you say in a sentence or two what you saw. You do not have to hurry: when a seller has begun
          and {figures.deliverWithin} have passed, or a buyer has not confirmed within {figures.confirmWithin}
          , the trade goes to a moderator by itself.
        </p>
      </>
    ),
  },
  {
    id: "who",
    title: "Who decides",
    body: (
      <p>
        A moderator of ours, who is never a party to the trade. They read the statement, the timeline and what
        you two wrote to each other in the trade’s chat; nobody else of our staff reads that, and moderators
        only while the trade is disputed.
      </p>
    ),
  },
  {
    id: "rulings",
    title: "What can be decided",
    body: (
      <>
        <Points>
          <li>{rulings.refund}: the buyer gets exactly what they paid.</li>
          <li>{rulings.release}: the seller gets the price, less the commission.</li>
        </Points>
        <p>Both of you read the reason. The money moves at once, and the ruling is final.</p>
      </>
    ),
  },
  {
    id: "settle",
    title: "Ending it yourselves",
    body: (
      <p>
        Until then either of you can give in, or you can agree to call the trade off: that ends the dispute,
        and the money goes where you said.
      </p>
    ),
  },
  {
    id: "helps",
    title: "What helps",
    body: (
      <p>
        Keep to the trade’s chat. Say what your phone shows, with the time. Never give anybody a PIN, a
        password or a code that was texted to you: no moderator asks for one.
      </p>
    ),
  },
];

export default async function DisputesHelpPage() {
  return (
    <ReadingPage
      title="When something goes wrong"
      lead="From the moment a problem is reported, nothing moves the money but a decision."
      passages={passagesWith(await readFigures())}
      next={{ href: "/trades", title: "Your trades", says: "Report a problem in the trade itself" }}
    />
  );
}
