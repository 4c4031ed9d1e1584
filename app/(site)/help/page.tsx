import type { Metadata } from "next";
import { type Figures, readFigures } from "@/components/help/figures";
import { LimitsTable } from "@/components/help/limits-table";
import { MovesTable } from "@/components/help/moves-table";
import { type Passage, ReadingPage, TextLink } from "@/components/help/reading-page";
import { gatewayTitle } from "@/lib/gateways/names";

export const metadata: Metadata = {
  title: "How it works",
  description:
    "How a trade on Amana goes, step by step: what it costs, what silence does, and how much you may trade.",
};

const aboutTrades = (figures: Figures): Passage[] => [
  {
    id: "trade",
    title: "A trade, step by step",
    body: (
      <>
        <p>
          You accept an offer, and its price moves from your wallet into an escrow of that trade alone. The
          seller has {figures.deliverWithin} to send. They begin first: only then do they see your number.
        </p>
        <p>
          When the seller has said ‘I have sent it’, you check your balance and confirm, within{" "}
          {figures.confirmWithin}. Only then is the seller paid. A seller who pressed too early can take it
          back within {figures.undoWithin}.
        </p>
      </>
    ),
  },
  {
    id: "cost",
    title: "What it costs",
    body: (
      <>
        <p>
          The buyer pays the price that the offer shows, and nothing more. The seller pays{" "}
          {figures.commission} of it when the trade is completed; a cancelled trade costs nobody anything. A
          refund returns exactly what was paid.
        </p>
        <p>
          Prices lie between {figures.lowestPrice} and {figures.highestPrice} of the airtime’s value, and a
          seller has at most {figures.openOffers} open offers.
        </p>
      </>
    ),
  },
  {
    id: "silence",
    title: "What silence does",
    body: (
      <p>
        Silence never pays a seller. A seller who does not begin in time loses the trade, and the buyer gets
        everything back. Once the seller has begun, or has said that it was sent, nothing ends by itself: when
        the time has passed, a moderator looks at it. Both sides can agree to {figures.extension} more.
      </p>
    ),
  },
];

const aboutMoney = (figures: Figures): Passage[] => [
  {
    id: "money",
    title: "Money in and out",
    body: (
      <>
        <p>
          You fund your wallet through {gatewayTitle()}, by card or from your bank, from{" "}
          {figures.leastDeposit} to {figures.mostDeposit} at a time; we pay the card fee. Or you transfer any
          amount to an account number of your own. It has to come from an account in your name: money of
          somebody else goes back to them. A picture of a receipt proves nothing, to us or to anybody you
          trade with.
        </p>
        <p>
          You withdraw to a bank account in your own name, from {figures.leastPayout} to {figures.mostPayout}{" "}
          at a time and {figures.payoutsADay} times a day, for {figures.payoutFees}. It takes minutes as a
          rule; the first time to a new account it waits {figures.payoutHold}, so that nobody who has got at
          your account can empty it. What does not arrive comes back to your wallet.
        </p>
        <p>
          Every twenty seconds our books are compared with {gatewayTitle()}’s. Where they differ, withdrawals
          stop until a person has found out why: <TextLink href="/status">how everything stands now</TextLink>
          .
        </p>
      </>
    ),
  },
  {
    id: "limits",
    title: "How much you may trade",
    body: (
      <>
        <LimitsTable limits={figures.limits} />
        <p>Until your email address and your phone number are proven, you can look round, but not trade.</p>
      </>
    ),
  },
  {
    id: "wrong",
    title: "When something goes wrong",
    body: (
      <p>
        Either side can report a problem while the money is in escrow.{" "}
        <TextLink href="/help/disputes">How disputes are decided</TextLink>
      </p>
    ),
  },
  {
    id: "moves",
    title: "Everything that can happen to a trade",
    body: <MovesTable />,
  },
];

export default async function HelpPage() {
  const figures = await readFigures();
  return (
    <ReadingPage
      title="How it works"
      lead="Two strangers trade, and neither has to go first on trust: Amana holds the money until both are done."
      passages={[...aboutTrades(figures), ...aboutMoney(figures)]}
      next={{ href: "/offers", title: "See the offers", says: "You know enough to start" }}
    />
  );
}
