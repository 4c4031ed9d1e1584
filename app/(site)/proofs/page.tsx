import type { Metadata } from "next";
import { Points, TextLink } from "@/components/help/reading-page";
import { RootsTable } from "@/components/records/roots-table";
import { Verifier } from "@/components/records/verifier";
import { TitledCard } from "@/components/ui/card";
import { latestRoots } from "@/lib/records";

export const metadata: Metadata = {
  title: "Proofs",
  description: "Signed roots of all trade records, day by day, and a verifier that works in your browser.",
};

/** What the table shows, and what a record is compared with unless a saved list is chosen. */
const SHOWN_DAYS = 35;

export default async function ProofsPage() {
  const [roots, auditRoots] = await Promise.all([latestRoots(SHOWN_DAYS), latestRoots(SHOWN_DAYS, "audit")]);
  const list = roots
    .toReversed()
    .map(({ statement, signature }) => `${JSON.stringify({ statement, signature })}\n`)
    .join("");
  return (
    <div className="wrap grid max-w-4xl gap-6 pt-8 pb-16 md:pt-12">
      <div>
        <h1 className="text-[1.875rem] md:text-[2.5rem]">Proofs</h1>
        <p className="mt-3 max-w-reading text-lg text-muted">
          Every move and message of a trade is chained to the one before it. Once a day, we sign and publish a
          single number that covers all of these records. After that, nobody can change a record unnoticed.
          That includes us.
        </p>
      </div>
      <TitledCard title="Verify a record">
        <Verifier list={list} firstListed={roots.at(-1)?.day} />
      </TitledCard>
      <TitledCard title="How it works">
        <Points>
          <li>
            Your trade shows a short code next to “Record”. The other party sees the same code. If it differs,
            one of you is looking at a different history.
          </li>
          <li>Download the record from the trade. It holds every entry, and its place under a day’s root.</li>
          <li>
            Save the list of roots from time to time, or ask someone else for theirs. We can’t change what’s
            on your device.
          </li>
          <li>
            Messages can be erased without breaking a record: the chain holds a fingerprint of the text, not
            the text.
          </li>
        </Points>
        <p className="mt-4 text-sm text-muted">
          A proof shows that a record is complete and unchanged, not that what people wrote is true.
        </p>
      </TitledCard>
      <TitledCard title="Roots of trade records" aside={<Download href="/proofs/roots.jsonl" />}>
        <RootsTable roots={roots} leavesAre="Trades" entriesAre="Entries" />
      </TitledCard>
      <TitledCard title="Roots of our audit log" aside={<Download href="/proofs/audit-roots.jsonl" />}>
        <p className="mb-4 text-muted">
          Everything that our staff do is written to a log that nobody can edit. Each day, we sign one number
          that covers all of its entries, and check that none has changed since. The entries themselves aren’t
          public.
        </p>
        <RootsTable roots={auditRoots} leavesAre="Entries" />
      </TitledCard>
      <p className="text-sm text-muted">
        Without a browser: <code>npm run verify:record -- RECORD ROOTS</code> in our source. Programs can read
        your record’s head from the <TextLink href="/api/v1/docs">API</TextLink>.
      </p>
    </div>
  );
}

const Download = ({ href }: { href: string }) => (
  <a href={href} download className="font-semibold text-primary-ink underline underline-offset-3">
    Download all (JSONL)
  </a>
);
