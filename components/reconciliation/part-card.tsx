import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { PartState } from "@/lib/reconciliation";

type PartCardProps = {
  title: string;
  part: PartState;
  /** What is said in each state. */
  says: Partial<Record<PartState["state"], string>>;
};

const badges = {
  working: { tone: "ok", word: "Working" },
  waiting: { tone: "wait", word: "Delayed" },
  stopped: { tone: "danger", word: "Paused" },
  silent: { tone: "danger", word: "Down" },
} as const;

/** How one part of the product works now. */
export function PartCard({ title, part: { state, since }, says }: PartCardProps) {
  const { tone, word } = badges[state];
  return (
    <Card className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 p-5">
      <h2 className="text-lg">{title}</h2>
      <Badge tone={tone}>{since ? `${word} since ${formatDateTime(since)}` : word}</Badge>
      <p className="w-full text-muted">{says[state]}</p>
    </Card>
  );
}
