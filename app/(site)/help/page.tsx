import type { Metadata } from "next";
import { type Figures, readFigures } from "@/components/help/figures";
import { LimitsTable } from "@/components/help/limits-table";
import { MovesTable } from "@/components/help/moves-table";
import { type Passage, ReadingPage, TextLink } from "@/components/help/reading-page";
import { gatewayTitle } from "@/lib/gateways/names";

export const metadata: Metadata = {
  title: "How it works",
  description:
    "How a trade on Amana works, step by step: what it costs, what happens if someone doesn’t respond, and how much you can trade.",
};

const aboutTrades = (figures: Figures): Passage[] => [
  {
    id: "trade",
    title: "A trade, step by step",
    body: (
      <>
        <p>
          When you accept an offer, its price moves from your wallet into escrow for that trade. The seller
          has {figures.deliverWithin} to send the airtime. They see your number only after they start.
        </p>
        <p>
          When the seller marks the airtime as sent, check your airtime balance and confirm within{" "}
          {figures.confirmWithin}. Only then is the seller paid. A seller who marks it too early can undo that
          within {figures.undoWithin}.
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
          The buyer pays the price shown on the offer and nothing more. The seller pays {figures.commission}{" "}
          of that price as commission when the trade completes. Cancelled trades are free, and a refund
          returns exactly what was paid.
        </p>
        <p>
          Prices must be between {figures.lowestPrice} and {figures.highestPrice} of the airtime’s value. A
          seller can have up to {figures.openOffers} open offers.
        </p>
      </>
    ),
  },
  {
    id: "pausing",
    title: "Pausing and changing an offer",
    body: (
      <p>
        Sellers can pause an open offer under <TextLink href="/offers/mine">My offers</TextLink>. While it’s
        paused nobody can buy it, and its time keeps running; put it back whenever you like. To change a
        price, publish the offer again at the new one: the old offer ends, so nobody pays a price they didn’t
        see. Trades that have started aren’t affected by either.
      </p>
    ),
  },
  {
    id: "silence",
    title: "If someone doesn’t respond",
    body: (
      <p>
        A seller is never paid just because time ran out. If the seller doesn’t start in time, the trade is
        cancelled and the buyer gets a full refund. If time runs out after the seller has started or marked it
        as sent, a moderator reviews the trade. Both sides can agree to {figures.extension} more.
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
          Add money through {gatewayTitle()}, by card or bank, from {figures.leastDeposit} to{" "}
          {figures.mostDeposit} at a time. We pay the card fee. Or transfer any amount to your own Amana
          account number. The money has to come from an account in your own name; transfers from anyone else
          are returned. A screenshot of a receipt is never proof of payment.
        </p>
        <p>
          Withdraw to a bank account in your own name, from {figures.leastPayout} to {figures.mostPayout} at a
          time, up to {figures.payoutsADay} times a day, for a fee of {figures.payoutFees}. It usually takes
          less than 15 minutes. The first withdrawal to a new bank account is held for {figures.payoutHold},
          to protect you if someone gets into your Amana account. If a withdrawal fails, the money returns to
          your wallet.
        </p>
        <p>
          Every 20 seconds we check our records against {gatewayTitle()}’s. If they differ, we pause
          withdrawals until we know why. See the <TextLink href="/status">current status</TextLink>.
        </p>
      </>
    ),
  },
  {
    id: "limits",
    title: "How much you can trade",
    body: (
      <>
        <LimitsTable limits={figures.limits} />
        <p>You can trade once your email and phone number are verified. Until then, you can look around.</p>
      </>
    ),
  },
  {
    id: "wrong",
    title: "When something goes wrong",
    body: (
      <p>
        Either side can report a problem while the money is in escrow.{" "}
        <TextLink href="/help/disputes">How disputes are decided</TextLink>. About anything else,{" "}
        <TextLink href="/support">write to support</TextLink>: a person on our team answers, usually within a
        day. We only write to you there and by email, never on WhatsApp, and we never ask for a password or a
        code.
      </p>
    ),
  },
  {
    id: "moves",
    title: "Everything that can happen in a trade",
    body: <MovesTable />,
  },
];

export default async function HelpPage() {
  const figures = await readFigures();
  return (
    <ReadingPage
      title="How it works"
      lead="Trade with someone you don’t know, without having to trust them first: Amana holds the money until you’re both done."
      passages={[...aboutTrades(figures), ...aboutMoney(figures)]}
      next={{ href: "/offers", title: "Browse offers", says: "Ready to start?" }}
    />
  );
}
