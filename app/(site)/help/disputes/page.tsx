import type { Metadata } from "next";
import { type Figures, readFigures } from "@/components/help/figures";
import { MonthsTable } from "@/components/help/months-table";
import { type Passage, Points, ReadingPage, TextLink } from "@/components/help/reading-page";
import { reviewMonths } from "@/lib/catalog";
import { REVIEW_HOURS } from "@/lib/catalog/limits";
import type { ReviewMonth } from "@/lib/catalog/schema";
import { lateMonths } from "@/lib/disputes";
import { disputeHours } from "@/lib/disputes/clocks";
import type { LateMonth } from "@/lib/disputes/schema";
import { reasonsFor, rulingWords } from "@/lib/disputes/words";
import { formatDuration } from "@/lib/kernel/time-format";
import { nairaAndKobo } from "@/lib/money/format";

export const metadata: Metadata = {
  title: "When something goes wrong",
  description: "How to report a problem with a trade, who decides, what they can decide, and what helps.",
};

const parties = ["buyer", "seller"] as const;

/** How many decisions were late, and what that cost us. */
const latenessOf = (months: readonly LateMonth[], reviews: readonly ReviewMonth[]): Passage => ({
  id: "late",
  title: "How often we were late",
  body: (
    <>
      {months.length === 0 ? (
        <p>No dispute has ended yet.</p>
      ) : (
        <MonthsTable
          caption="Disputes that ended, how many of them were decided late, and the commission we gave back for it."
          titles={["Ended", "Late", "Given back"]}
          rows={months.map(({ month, closed, late, feesGivenBackMinor }) => ({
            month,
            cells: [closed, late, nairaAndKobo(feesGivenBackMinor)],
          }))}
        />
      )}
      {reviews.length === 0 ? (
        <p>No moderator has decided on a listing yet.</p>
      ) : (
        <MonthsTable
          caption={`Listings that waited for a moderator, how many of them were decided late, and how long half of them waited. Late is more than ${REVIEW_HOURS} hours between 8:00 and 22:00.`}
          titles={["Decided", "Late", "Half within"]}
          rows={reviews.map(({ month, decided, late, medianMinutes }) => ({
            month,
            cells: [decided, late, formatDuration(medianMinutes * 60)],
          }))}
        />
      )}
    </>
  ),
});

const reportingWith = (figures: Figures): Passage => ({
  id: "report",
  title: "Reporting a problem",
  body: (
    <>
      <p>
        The buyer or the seller can report a problem from the trade while the money is in escrow. Choose what
        happened:
      </p>
      <Points>
        {[...new Set(parties.flatMap((party) => Object.values(reasonsFor("AIRTIME", party))))].map(
          (reason) => (
            <li key={reason}>{reason}</li>
          ),
        )}
      </Points>
      <p>
        Then answer a few questions about it and describe what you saw. There’s no need to rush: if the seller
        has started but hasn’t marked it as sent after {figures.deliverWithin}, or the buyer hasn’t confirmed
        within {figures.confirmWithin}, the trade goes to a moderator automatically.
      </p>
    </>
  ),
});

const afterTheReport: readonly Passage[] = [
  {
    id: "sides",
    title: "Both sides",
    body: (
      <p>
        The other side answers within {disputeHours.answer} hours. You each write one statement, and one reply
        to the other’s. Neither of you sees the other’s statement before you have written your own, or that
        time is over. Add photos, screenshots or PDFs that show what happened: up to ten files each.
      </p>
    ),
  },
  {
    id: "who",
    title: "Who decides",
    body: (
      <p>
        An Amana moderator who is not part of the trade, within {disputeHours.review} hours after the answers
        are in. They read both statements, the files, the timeline and the trade’s chat. Only moderators can
        read your chat, and only while the trade is in dispute. Large amounts are decided by two people. If
        we’re late, another moderator takes over and our commission for the trade is given back.
      </p>
    ),
  },
  {
    id: "rulings",
    title: "What can be decided",
    body: (
      <>
        <Points>
          <li>{rulingWords.refund}: the buyer gets back exactly what they paid.</li>
          <li>{rulingWords.release}: the seller gets the price minus our commission.</li>
          <li>
            {rulingWords.split}: each gets a part, and the commission is taken of the seller’s part alone.
          </li>
        </Points>
        <p>
          You both see what was found, the reason, and which of our{" "}
          <TextLink href="/help/rules">trading rules</TextLink> it rests on.
        </p>
      </>
    ),
  },
  {
    id: "appeal",
    title: "If you don’t agree",
    body: (
      <p>
        Either of you can appeal once, within {disputeHours.appeal} hours of the decision. Another moderator
        answers within {disputeHours.appealReview} hours, and that answer is final. The money stays in escrow
        until then. It moves sooner if you both accept the decision.
      </p>
    ),
  },
  {
    id: "settle",
    title: "Settling it yourselves",
    body: (
      <p>
        At any time before the decision is final you can offer each other a share of what is in escrow. An
        offer stands for {disputeHours.offer} hours; once the other side accepts it, the money moves at once.
        Either of you can also give in, or you can both agree to cancel the trade. Each of these ends the
        dispute.
      </p>
    ),
  },
  {
    id: "dossier",
    title: "For your bank or the police",
    body: (
      <p>
        Every trade has a dossier that you can download: the payments, the timeline, the chat, the statements
        and the decision, as a PDF and as a file for computers. Of contact details it contains only yours.
      </p>
    ),
  },
  {
    id: "helps",
    title: "What helps",
    body: (
      <p>
        Use the trade’s chat. Say what your phone shows, and when. Never share a PIN, password or SMS code.
        Moderators never ask for one. Anything else? Choose “Write to support” in the trade.
      </p>
    ),
  },
];

export default async function DisputesHelpPage() {
  const [figures, late] = await Promise.all([
    readFigures(),
    // The rest is to be read while the database is down, too.
    Promise.all([lateMonths(6), reviewMonths(6)]).catch(() => undefined),
  ]);
  return (
    <ReadingPage
      title="When something goes wrong"
      lead="Once a problem is reported, the money stays in escrow until a moderator decides or you settle it yourselves."
      passages={[reportingWith(figures), ...afterTheReport, ...(late ? [latenessOf(...late)] : [])]}
      next={{ href: "/trades", title: "Your trades", says: "Report a problem from the trade page" }}
    />
  );
}
