import type { Metadata } from "next";
import { figures } from "@/components/help/figures";
import { Passage, ReadingPage } from "@/components/help/reading-page";
import { disputeReasons, rulings } from "@/lib/disputes/schema";

export const metadata: Metadata = { title: "When something goes wrong" };

export default function DisputesHelpPage() {
  return (
    <ReadingPage
      title="When something goes wrong"
      lead="From the moment a problem is reported, nothing moves the money but a decision."
    >
      <Passage title="Reporting a problem">
        <p>
          Buyer and seller can do it in the trade, as long as the money is in escrow. You choose what
          happened:
        </p>
        <ul className="list-disc pl-5">
          {Object.values(disputeReasons).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <p>
          Then you say in a sentence or two what you saw. You do not have to hurry: when a seller has begun
          and {figures.deliverWithin} have passed, or a buyer has not confirmed within {figures.confirmWithin}
          , the trade goes to a moderator by itself.
        </p>
      </Passage>
      <Passage title="Who decides">
        <p>
          A moderator of ours, who is never a party to the trade. They read the statement, the timeline and
          what you two wrote to each other in the trade’s chat; nobody else of our staff reads that, and
          moderators only while the trade is disputed.
        </p>
      </Passage>
      <Passage title="What can be decided">
        <ul className="list-disc pl-5">
          <li>{rulings.refund}: the buyer gets exactly what they paid.</li>
          <li>{rulings.release}: the seller gets the price, less the commission.</li>
        </ul>
        <p>Both of you read the reason. The money moves at once, and the ruling is final.</p>
      </Passage>
      <Passage title="Ending it yourselves">
        <p>
          Until then either of you can give in, or you can agree to call the trade off: that ends the dispute,
          and the money goes where you said.
        </p>
      </Passage>
      <Passage title="What helps">
        <p>
          Keep to the trade’s chat. Say what your phone shows, with the time. Never give anybody a PIN, a
          password or a code that was texted to you: no moderator asks for one.
        </p>
      </Passage>
    </ReadingPage>
  );
}
