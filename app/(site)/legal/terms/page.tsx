import type { Metadata } from "next";
import Link from "next/link";
import { figures } from "@/components/help/figures";
import { Passage, ReadingPage } from "@/components/help/reading-page";

export const metadata: Metadata = { title: "Terms" };

export default function TermsPage() {
  return (
    <ReadingPage title="Terms" lead="What you and we promise each other, in short.">
      <Passage title="What we do">
        <p>
          We hold the price of a trade until both sides are done, and pay it out by the rules on{" "}
          <Link href="/help" className="font-semibold text-primary-ink underline">
            how it works
          </Link>
          . We are neither buyer nor seller, and we do not send airtime ourselves.
        </p>
      </Passage>
      <Passage title="What you promise">
        <p>
          Your name, address and number are your own. You have one account. You sell only what is yours to
          give away, you say ‘sent’ only when it was, and you confirm when it has arrived.
        </p>
      </Passage>
      <Passage title="What it costs">
        <p>
          {figures.commission} of the price, paid by the seller of a completed trade. The rule is the one that
          stood when the offer was published.
        </p>
      </Passage>
      <Passage title="Disputes">
        <p>
          You accept the ruling of our moderator for the money in escrow. It takes none of your rights before
          a court away.
        </p>
      </Passage>
      <Passage title="When we step in">
        <p>
          We can freeze or block an account that harms others, and say why. Money in open trades still goes
          where the rules send it.
        </p>
      </Passage>
      <Passage title="This text">
        <p>
          It describes what the product does today, and no lawyer has looked at it yet. It has to be reviewed
          before real money is traded under it.
        </p>
      </Passage>
    </ReadingPage>
  );
}
