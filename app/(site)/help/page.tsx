import type { Metadata } from "next";
import Link from "next/link";
import { figures } from "@/components/help/figures";
import { MovesTable } from "@/components/help/moves-table";
import { Passage, ReadingPage } from "@/components/help/reading-page";

export const metadata: Metadata = { title: "How it works" };

export default function HelpPage() {
  return (
    <ReadingPage
      title="How it works"
      lead="Two strangers trade, and neither has to go first on trust: Amana holds the money until both are done."
    >
      <Passage title="A trade, step by step">
        <p>
          You accept an offer, and its price moves from your wallet into an escrow of that trade alone. The
          seller has {figures.deliverWithin} to send. They begin first: only then do they see your number.
        </p>
        <p>
          When the seller has said ‘I have sent it’, you check your balance and confirm, within{" "}
          {figures.confirmWithin}. Only then is the seller paid. A seller who pressed too early can take it
          back within {figures.undoWithin}.
        </p>
      </Passage>
      <Passage title="What it costs">
        <p>
          The buyer pays the price that the offer shows, and nothing more. The seller pays{" "}
          {figures.commission} of it when the trade is completed; a cancelled trade costs nobody anything. A
          refund returns exactly what was paid.
        </p>
        <p>
          Prices lie between {figures.lowestPrice} and {figures.highestPrice} of the airtime’s value, and a
          seller has at most {figures.openOffers} open offers.
        </p>
      </Passage>
      <Passage title="What silence does">
        <p>
          Silence never pays a seller. A seller who does not begin in time loses the trade, and the buyer gets
          everything back. Once the seller has begun, or has said that it was sent, nothing ends by itself:
          when the time has passed, a moderator looks at it. Both sides can agree to {figures.extension} more.
        </p>
      </Passage>
      <Passage title="Money in and out">
        <p>
          You fund your wallet through Paystack, from {figures.leastDeposit} to {figures.mostDeposit} at a
          time; we pay the card fee. Withdrawing to a bank account is not open yet.
        </p>
      </Passage>
      <Passage id="limits" title="How much you may trade">
        <ul className="list-disc pl-5">
          {figures.limits.map(({ level, trade, day }) => (
            <li key={level}>
              {level.charAt(0) + level.slice(1).toLowerCase()}: {trade} a trade, {day} a day
            </li>
          ))}
        </ul>
        <p>Until your email address and your phone number are proven, you can look round, but not trade.</p>
      </Passage>
      <Passage title="When something goes wrong">
        <p>
          Either side can report a problem while the money is in escrow.{" "}
          <Link href="/help/disputes" className="font-semibold text-primary-ink underline">
            How disputes are decided
          </Link>
        </p>
      </Passage>
      <section className="mt-9">
        <h2 className="text-xl">Everything that can happen to a trade</h2>
        <MovesTable />
      </section>
    </ReadingPage>
  );
}
