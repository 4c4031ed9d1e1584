import { actWords, codeWords } from "@/components/admin/code-words";
import { TitledCard } from "@/components/ui/card";
import { Timeline } from "@/components/ui/timeline";
import type { DepositAct, StaffAudit } from "@/lib/deposits";
import { formatDay } from "@/lib/kernel/time-format";
import { naira } from "@/lib/money/format";

/** Every posting of a deposit, with who decided what, and why. */
export function DepositActs({ history, audit }: { history: DepositAct[]; audit: StaffAudit[] }) {
  return (
    <>
      <TitledCard title="History">
        <Timeline
          entries={history.map(({ id, act, state, at }) => ({
            id: id.toString(),
            at,
            text: actWords(act),
            detail: [formatDay(at), state && codeWords(state).toLowerCase(), `posting ${id}`]
              .filter(Boolean)
              .join(" · "),
          }))}
        />
      </TitledCard>
      <TitledCard title="Recorded">
        <Timeline
          entries={audit.map(({ id, act, actorName, reason, detail, at }) => ({
            id: id.toString(),
            at,
            text: `${actorName ?? "System"}: ${actWords(act)}`,
            detail: [formatDay(at), reason, wordsOf(detail)].filter(Boolean).join(" · "),
          }))}
        />
      </TitledCard>
    </>
  );
}

/** Short notes, such as `paid ₦5,000, differs`. */
function wordsOf(detail: Record<string, unknown> | null): string {
  return Object.entries(detail ?? {})
    .filter(([, value]) => value !== null && value !== false)
    .map(([name, value]) => {
      const words = name.replace(/Minor$/, "").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
      if (value === true) return words;
      const isAmount = name.endsWith("Minor") && /^\d+$/.test(String(value));
      return `${words} ${isAmount ? naira(String(value)) : String(value)}`;
    })
    .join(", ");
}
