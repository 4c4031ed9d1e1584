import { ChevronDownIcon } from "@/components/ui/icons";
import type { SignedRoot } from "@/lib/records";

type RootsTableProps = {
  roots: readonly SignedRoot[];
  /** What a root's leaves are, and its entries where they are more than the leaves. */
  leavesAre: string;
  entriesAre?: string;
};

/** Days that are shown at once; earlier ones are opened. */
const SHOWN = 7;

/** The roots of the last days, newest first, and the key that signs them. */
export function RootsTable({ roots, ...names }: RootsTableProps) {
  const [newest] = roots;
  if (!newest) {
    return (
      <p className="text-muted">The first root is published after midnight, once the first day is over.</p>
    );
  }
  const earlier = roots.slice(SHOWN);
  return (
    <>
      <Rows roots={roots.slice(0, SHOWN)} {...names} />
      {earlier.length > 0 && (
        <details className="group mt-2">
          <summary className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 text-sm font-semibold text-primary-ink">
            {earlier.length === 1 ? "1 earlier day" : `${String(earlier.length)} earlier days`}
            <ChevronDownIcon size={16} className="transition-transform group-open:rotate-180" />
          </summary>
          <Rows roots={earlier} {...names} />
        </details>
      )}
      <p className="mt-4 text-sm text-muted">
        Signed with Ed25519. Public key: <code className="break-all">{newest.publicKey}</code>
      </p>
    </>
  );
}

const Rows = ({ roots, leavesAre, entriesAre }: RootsTableProps) => (
  <table className="w-full text-left text-sm">
    <thead>
      <tr className="border-b border-line text-muted">
        <th className="py-2 pr-4 font-medium">Day</th>
        <th className="py-2 pr-4 text-right font-medium">{leavesAre}</th>
        {entriesAre && <th className="py-2 pr-4 text-right font-medium">{entriesAre}</th>}
        <th className="py-2 font-medium">Root</th>
      </tr>
    </thead>
    <tbody className="divide-y divide-line">
      {roots.map(({ day, leaves, total, root }) => (
        <tr key={day}>
          <td className="py-2.5 pr-4 whitespace-nowrap tabular-nums">{day}</td>
          <td className="py-2.5 pr-4 text-right tabular-nums">{leaves}</td>
          {entriesAre && <td className="py-2.5 pr-4 text-right tabular-nums">{total.toString()}</td>}
          <td className="py-2.5 font-mono text-xs break-all">{root}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
