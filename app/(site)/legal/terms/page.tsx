import type { Metadata } from "next";
import { type Figures, readFigures } from "@/components/help/figures";
import { type Passage, ReadingPage, TextLink } from "@/components/help/reading-page";

export const metadata: Metadata = {
  title: "Terms",
  description: "What you and Amana agree to, in plain language.",
};

const passagesWith = (figures: Figures): Passage[] => [
  {
    id: "we",
    title: "What we do",
    body: (
      <p>
        We hold the price of a trade until both sides are done, and pay it out by the rules in{" "}
        <TextLink href="/help">How it works</TextLink>. We are not the buyer or the seller, and we don’t send
        airtime ourselves.
      </p>
    ),
  },
  {
    id: "you",
    title: "What you agree to",
    body: (
      <p>
        Your name, email and phone number are your own. You have one account. You sell only airtime that is
        yours, you mark it as sent only after you send it, and you confirm when it arrives.
      </p>
    ),
  },
  {
    id: "cost",
    title: "What it costs",
    body: (
      <p>
        {figures.commission} of the price, paid by the seller when a trade completes. The rate is the one in
        force when the offer was published.
      </p>
    ),
  },
  {
    id: "disputes",
    title: "Disputes",
    body: (
      <p>
        You accept our moderator’s decision about the money in escrow. It doesn’t limit your right to go to
        court.
      </p>
    ),
  },
  {
    id: "blocks",
    title: "When we step in",
    body: (
      <p>
        We can freeze or block an account that harms others, and we’ll tell its owner why. Money in open
        trades still follows the rules. If a bank disputes one of your payments, we freeze your account and
        hold that amount from your wallet until the bank decides. If the bank takes the money back, you owe us
        anything the hold doesn’t cover. Money from someone else’s account is returned.
      </p>
    ),
  },
  {
    id: "text",
    title: "About this policy",
    body: (
      <p>
        It describes what the product does today and hasn’t been reviewed by a lawyer yet. It must be reviewed
        before launch.
      </p>
    ),
  },
];

export default async function TermsPage() {
  return (
    <ReadingPage
      title="Terms"
      lead="What we promise each other, in short."
      passages={passagesWith(await readFigures())}
      next={{ href: "/legal/privacy", title: "Privacy", says: "What we store about you and who can see it" }}
    />
  );
}
