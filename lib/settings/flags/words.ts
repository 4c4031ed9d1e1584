import type { FlagRules } from "@/lib/kernel/flags/evaluate";
import { type StaffRole, staffRoles } from "@/lib/kernel/permissions";
import { formatPercent } from "@/lib/money/format";

interface FlagValue {
  rollout: number;
  rules: FlagRules;
  isKilled: boolean;
}

const none = "none";
const listed = (names: readonly string[]) => [...names].sort().join(", ") || none;

/** What a flag is set to, by the names of its parts. */
const partsOf = ({ rollout, rules, isKilled }: FlagValue): Record<string, string> => ({
  State: isKilled ? "switched off for everyone" : "in use",
  Percentage: formatPercent(rollout),
  "Staff roles": listed(rules.roles.map((role) => staffRoles[role as StaffRole])),
  Levels: listed(rules.levels.map((level) => level.toLowerCase())),
  "People allowed": listed(rules.allowed),
  "People denied": listed(rules.denied),
});

/** What differs between two values of a flag. */
export function changedWords(before: FlagValue, after: FlagValue) {
  const now = partsOf(before);
  return Object.entries(partsOf(after)).flatMap(([what, will]) =>
    now[what] === will ? [] : [{ what, now: now[what] ?? none, after: will }],
  );
}
