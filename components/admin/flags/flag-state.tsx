import { Badge } from "@/components/ui/badge";
import { formatPercent } from "@/lib/money/format";
import type { FlagOverview } from "@/lib/settings";

/** Whether a flag is on, and for how many. */
export function FlagState({ flag: { killedAt, defaultOn, rollout, rules } }: { flag: FlagOverview }) {
  if (killedAt) return <Badge tone="danger">switched off</Badge>;
  if (defaultOn || rollout === 10_000) return <Badge tone="ok">on</Badge>;
  if (rollout > 0) return <Badge tone="wait">{formatPercent(rollout)} of people</Badge>;
  const some = rules.allowed.length + rules.roles.length + rules.levels.length > 0;
  return <Badge tone={some ? "wait" : "neutral"}>{some ? "for some" : "off"}</Badge>;
}
