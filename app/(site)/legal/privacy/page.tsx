import type { Metadata } from "next";
import { Passage, ReadingPage } from "@/components/help/reading-page";

export const metadata: Metadata = { title: "Privacy" };

export default function PrivacyPage() {
  return (
    <ReadingPage title="Privacy" lead="What we keep about you, who sees it, and why.">
      <Passage title="What we keep">
        <ul className="list-disc pl-5">
          <li>
            Your name, email address and phone number, to know that it is you. Your password only as a hash.
          </li>
          <li>
            Where you are signed in: browser, network address and times. You see the list in your account.
          </li>
          <li>Your offers, trades, messages and every movement of your money.</li>
        </ul>
        <p>We never see your card: Paystack takes the payment.</p>
      </Passage>
      <Passage title="Who sees it">
        <ul className="list-disc pl-5">
          <li>Everybody sees your name and your record as a seller beside your offers.</li>
          <li>
            Your partner in a trade sees your name and what you write. A seller who has begun sees the number
            that gets the airtime.
          </li>
          <li>
            Our staff see your trades, with address and number masked. What you wrote is read by moderators
            only, while a trade is disputed.
          </li>
          <li>
            Paystack gets your email address when you pay; our senders of mail and texts get the address or
            number they send to.
          </li>
        </ul>
      </Passage>
      <Passage title="How long">
        <p>
          The ledger and the timeline of a trade are never changed or deleted: they are the proof of where
          money went. Nothing is sold, and nothing on these pages is loaded from advertisers.
        </p>
      </Passage>
      <Passage title="Cookies">
        <p>
          Only what the pages need: to keep you signed in safely, and to remember light or dark. None follow
          you to other sites.
        </p>
      </Passage>
      <Passage title="This text">
        <p>
          It describes what the product does today, and has to be reviewed under the Nigeria Data Protection
          Act before real people use it.
        </p>
      </Passage>
    </ReadingPage>
  );
}
