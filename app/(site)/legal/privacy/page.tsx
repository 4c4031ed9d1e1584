import type { Metadata } from "next";
import { type Passage, Points, ReadingPage } from "@/components/help/reading-page";
import { gatewayTitle } from "@/lib/gateways/names";

export const metadata: Metadata = {
  title: "Privacy",
  description: "What Amana keeps about you, who sees it, for how long, and why.",
};

const passages: Passage[] = [
  {
    id: "kept",
    title: "What we keep",
    body: (
      <>
        <Points>
          <li>
            Your name, email address and phone number, to know that it is you. Your password only as a hash.
          </li>
          <li>
            Where you are signed in: browser, network address and times. You see the list in your account.
          </li>
          <li>Your offers, trades, messages and every movement of your money.</li>
          <li>
            The bank accounts that you withdraw to, and of a transfer to you the name, the bank and the
            account that it came from.
          </li>
        </Points>
        <p>We never see your card: {gatewayTitle()} takes the payment.</p>
      </>
    ),
  },
  {
    id: "seen",
    title: "Who sees it",
    body: (
      <Points>
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
          {gatewayTitle()} gets your email address when you pay, your name and number for an account number of
          your own, and your bank account when you withdraw. A bank that disputes a payment of yours gets what
          proves it: your name, your address and number, and what was done with the money. Our senders of mail
          and texts get the address or number they send to.
        </li>
      </Points>
    ),
  },
  {
    id: "long",
    title: "How long",
    body: (
      <p>
        The ledger and the timeline of a trade are never changed or deleted: they are the proof of where money
        went, and so are the bank accounts and the names in it. The rest of what is about you is erased 30
        days after you close your account. Nothing is sold, and nothing on these pages is loaded from
        advertisers.
      </p>
    ),
  },
  {
    id: "cookies",
    title: "Cookies",
    body: (
      <p>
        Only what the pages need: to keep you signed in safely, and to remember light or dark. None follow you
        to other sites.
      </p>
    ),
  },
  {
    id: "text",
    title: "This text",
    body: (
      <p>
        It describes what the product does today, and has to be reviewed under the Nigeria Data Protection Act
        before real people use it.
      </p>
    ),
  },
];

export default function PrivacyPage() {
  return (
    <ReadingPage
      title="Privacy"
      lead="What we keep about you, who sees it, and why."
      passages={passages}
      next={{ href: "/legal/terms", title: "Terms", says: "What you and we promise each other" }}
    />
  );
}
