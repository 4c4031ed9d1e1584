import { ChangesTable } from "@/components/admin/approvals/changes-table";
import { nairaAndKobo } from "@/lib/money/format";

type FiguresTableProps = {
  caption: string;
  /** Kobo as digits, and by how much it will change. */
  rows: { what: string; minor: string; change: bigint }[];
};

/** Balances before and after. What would fall below zero stands out. */
export const FiguresTable = ({ caption, rows }: FiguresTableProps) => (
  <ChangesTable
    caption={caption}
    rows={rows.map(({ what, minor, change }) => {
      const after = BigInt(minor) + change;
      return { what, now: nairaAndKobo(minor), after: nairaAndKobo(after), isWrong: after < 0n };
    })}
  />
);
