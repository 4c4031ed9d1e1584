import type { Metadata } from "next";
import { type Passage, Points, ReadingPage, TextLink } from "@/components/help/reading-page";
import { gatewayTitle } from "@/lib/gateways/names";

export const metadata: Metadata = {
  title: "Privacy",
  description: "What Amana stores about you, who can see it, how long we keep it, and why.",
};

const passages: Passage[] = [
  {
    id: "kept",
    title: "What we store",
    body: (
      <>
        <Points>
          <li>
            Your name, email address and phone number, to identify you. Your profile picture, bio, social
            profiles and home address, if you add them. Your password, only as a hash, which can’t be turned
            back into the password.
          </li>
          <li>
            Where you’re signed in: browser, IP address and times. You can see the list in your account.
          </li>
          <li>Your offers, trades, messages and every transaction in your wallet.</li>
          <li>
            The bank accounts you withdraw to and, for each transfer you receive, the sender’s name, bank and
            account.
          </li>
        </Points>
        <p>We never see your card details: {gatewayTitle()} processes the payment.</p>
      </>
    ),
  },
  {
    id: "seen",
    title: "Who can see it",
    body: (
      <Points>
        <li>Everyone can see your name and your record as a seller next to your offers.</li>
        <li>
          The other person in a trade sees your name and your messages. A seller who has started sees the
          number to top up.
        </li>
        <li>
          Our staff can see your trades, with your email and phone number masked. Moderators can read your
          messages while a trade is in dispute, and staff who respond to a bank dispute can read those of the
          trades it paid for.
        </li>
        <li>
          {gatewayTitle()} gets your email address when you pay, your name and phone number when you get your
          own account number, and your bank account when you withdraw. If your bank disputes a payment, the
          bank gets our evidence: your name, email and phone number, your sign-ins around the payment, and
          what the money was used for, including the messages of those trades. Our email and SMS providers get
          the address or number they send to.
        </li>
      </Points>
    ),
  },
  {
    id: "long",
    title: "How long we keep it",
    body: (
      <p>
        The ledger and trade timelines are never changed or deleted, because they prove where money went. That
        includes the names and bank accounts in them. Everything else about you is erased 30 days after you
        close your account, including what you wrote to support. We don’t sell your data, and we load nothing
        from advertisers. Questions about your data? <TextLink href="/support">Write to support</TextLink>.
      </p>
    ),
  },
  {
    id: "cookies",
    title: "Cookies",
    body: (
      <p>
        Only the cookies we need: to keep you signed in securely and to remember light or dark mode and,
        before you sign in, what’s in your cart. None track you on other sites.
      </p>
    ),
  },
  {
    id: "text",
    title: "About this policy",
    body: (
      <p>
        It describes what the product does today. It must be reviewed under the Nigeria Data Protection Act
        before launch.
      </p>
    ),
  },
];

export default function PrivacyPage() {
  return (
    <ReadingPage
      title="Privacy"
      lead="What we store about you, who can see it, and why."
      passages={passages}
      next={{ href: "/legal/terms", title: "Terms", says: "What we promise each other" }}
    />
  );
}
