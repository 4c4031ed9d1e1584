import type { Metadata } from "next";
import { BalancesTable } from "@/components/admin/ledger/balances-table";
import { CheckHistory } from "@/components/admin/ledger/check-history";
import { FindingsCard } from "@/components/admin/ledger/findings-card";
import { PostingsTable } from "@/components/admin/ledger/posting-cards";
import { PageHeading } from "@/components/shell/page-heading";
import { mayRead } from "@/lib/kernel/permissions";
import { latestPostings } from "@/lib/ledger";
import { ledgerStateFor } from "@/lib/staff";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "Ledger" };

export default async function AdminLedgerPage() {
  const viewer = await requirePermission("ledger.read", mayRead);
  const [ledger, newest] = await Promise.all([ledgerStateFor(viewer), latestPostings(viewer)]);
  const { last, checks, now, balances, sumMinor, postings, transfers } = ledger;
  return (
    <>
      <PageHeading
        title="Ledger"
        lead={`${postings} postings, ${transfers} transfers. All rules are checked every minute.`}
      />
      <div className="grid gap-6">
        <FindingsCard check={last} now={now} />
        {newest.length > 0 && <PostingsTable postings={newest} now={now} />}
        <BalancesTable balances={balances} sumMinor={sumMinor} />
        <CheckHistory checks={checks} now={now} />
      </div>
    </>
  );
}
