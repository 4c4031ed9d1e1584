import { Notice } from "@/components/ui/notice";
import type { PublicDifference } from "@/lib/reconciliation";
import { differenceWords, kindWords, moneyOf } from "@/lib/reconciliation/words";

/** Maximum number listed individually. */
const SHOWN = 20;

/** Unexplained differences, without personal data. */
export function WhyStopped({ differences }: { differences: PublicDifference[] }) {
  if (differences.length === 0) return null;
  const more = differences.length - SHOWN;
  return (
    <Notice tone="danger" title="Differences">
      <ul className="mt-1 grid list-disc gap-1 pl-4">
        {differences.slice(0, SHOWN).map(({ kind, what, apartMinor }, at) => (
          <li key={`${kind} ${what} ${apartMinor} ${String(at)}`}>
            {kindWords[kind]}
            {apartMinor === "0" ? "" : `, ${moneyOf(apartMinor.replace("-", ""))}`}:{" "}
            {lowered(differenceWords[what])}.
          </li>
        ))}
        {more > 0 && <li>And {more} more.</li>}
      </ul>
    </Notice>
  );
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
