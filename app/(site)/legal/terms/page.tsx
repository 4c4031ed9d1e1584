import type { Metadata } from "next";
import { type Figures, readFigures } from "@/components/help/figures";
import { type Passage, ReadingPage, TextLink } from "@/components/help/reading-page";

export const metadata: Metadata = {
  title: "Terms",
  description: "What you and Amana promise each other, in short and in plain words.",
};

const passagesWith = (figures: Figures): Passage[] => [
  {
    id: "we",
    title: "What we do",
    body: (
      <p>
        We hold the price of a trade until both sides are done, and pay it out by the rules on{" "}
        <TextLink href="/help">how it works</TextLink>. We are neither buyer nor seller, and we do not send
        airtime ourselves.
      </p>
    ),
  },
  {
    id: "you",
    title: "What you promise",
    body: (
      <p>
        Your name, address and number are your own. You have one account. You sell only what is yours to give
        away, you say ‘sent’ only when it was, and you confirm when it has arrived.
      </p>
    ),
  },
  {
    id: "cost",
    title: "What it costs",
    body: (
      <p>
        {figures.commission} of the price, paid by the seller of a completed trade. The rule is the one that
        stood when the offer was published.
      </p>
    ),
  },
  {
    id: "disputes",
    title: "Disputes",
    body: (
      <p>
        You accept the ruling of our moderator for the money in escrow. It takes none of your rights before a
        court away.
      </p>
    ),
  },
  {
    id: "blocks",
    title: "When we step in",
    body: (
      <p>
        We can freeze or block an account that harms others, and say why. Money in open trades still goes
        where the rules send it. Where a bank asks a payment of yours back, we hold what of it is in your
        wallet until they have decided; what they take, you owe. Money that comes from somebody else’s account
        goes back to it.
      </p>
    ),
  },
  {
    id: "text",
    title: "This text",
    body: (
      <p>
        It describes what the product does today, and no lawyer has looked at it yet. It has to be reviewed
        before real money is traded under it.
      </p>
    ),
  },
];

export default async function TermsPage() {
  return (
    <ReadingPage
      title="Terms"
      lead="What you and we promise each other, in short."
      passages={passagesWith(await readFigures())}
      next={{ href: "/legal/privacy", title: "Privacy", says: "What we keep about you, and who sees it" }}
    />
  );
}
