import { codeWords } from "@/components/admin/code-words";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { Money } from "@/components/ui/money";
import type { Column } from "@/components/ui/table";
import type { KindBalance } from "@/lib/staff";

/** What each kind of account holds, and the sum over all, which is zero. */
export function BalancesTable({ balances, sumMinor }: { balances: KindBalance[]; sumMinor: bigint }) {
  const accounts = balances.reduce((sum, each) => sum + each.accounts, 0);
  const rows = [...balances, { kind: "Total", accounts, balanceMinor: sumMinor }];
  return (
    <section>
      <h2 className="mb-3 text-lg">Balances</h2>
      <StaffTable
        caption="Balances by account type, in naira"
        rows={rows}
        keyOf={({ kind }) => kind}
        columns={columns}
      />
    </section>
  );
}

const columns: Column<KindBalance>[] = [
  { title: "Type", cell: ({ kind }) => <span className="font-semibold">{codeWords(kind)}</span> },
  { title: "Accounts", numeric: true, cell: (row) => row.accounts },
  {
    title: "Balance",
    numeric: true,
    cell: ({ kind, balanceMinor }) => (
      <Money
        minor={balanceMinor}
        className={kind === "Total" && balanceMinor !== 0n ? "font-bold text-danger" : ""}
      />
    ),
  },
];
