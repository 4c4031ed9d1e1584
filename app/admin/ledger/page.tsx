import type { Metadata } from "next";
import { BalancesTable } from "@/components/admin/ledger/balances-table";
import { CheckHistory } from "@/components/admin/ledger/check-history";
import { FindingsCard } from "@/components/admin/ledger/findings-card";
import { PageHeading } from "@/components/shell/page-heading";
import { ledgerStateFor } from "@/lib/staff";
import { requireStaff } from "../require-staff";

export const metadata: Metadata = { title: "Ledger" };

export default async function AdminLedgerPage() {
  const ledger = await ledgerStateFor(await requireStaff());
  const { last, checks, now, balances, sumMinor, postings, transfers } = ledger;
  return (
    <>
      <PageHeading
        title="Ledger"
        lead={`${postings} postings, ${transfers} transfers. Every rule is checked each minute.`}
      />
      <div className="grid gap-6">
        <FindingsCard check={last} now={now} />
        <BalancesTable balances={balances} sumMinor={sumMinor} />
        <CheckHistory checks={checks} now={now} />
      </div>
    </>
  );
}
