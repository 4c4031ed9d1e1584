import { Badge } from "@/components/ui/badge";
import type { StaffRestriction } from "@/lib/identity";
import { formatDateTime } from "@/lib/kernel/time-format";

export const restrictionNames: Record<StaffRestriction["kind"], string> = {
  blocked: "blocked",
  frozen: "frozen",
  no_publish: "may not publish",
  no_accept: "may not buy",
  no_payout: "may not withdraw",
  no_release: "may not release payments",
  step_up: "verifies each step",
};

/** A user's restrictions, with reason, end and author; "No restrictions" if there are none. */
export function Restrictions({ restrictions }: { restrictions: readonly StaffRestriction[] }) {
  if (restrictions.length === 0) return <span>No restrictions</span>;
  return (
    <ul className="grid gap-2">
      {restrictions.map(({ id, kind, reason, note, until, byName, createdAt }) => (
        <li key={id} className="wrap-anywhere">
          <Badge tone={kind === "blocked" ? "danger" : "wait"}>{restrictionNames[kind]}</Badge>{" "}
          {until ? `until ${formatDateTime(new Date(until))}` : "until it is lifted"}
          <span className="block text-sm text-muted">
            {reason} {note}
          </span>
          <span className="block text-sm text-muted">
            {byName ?? "System"}, {formatDateTime(createdAt)}
          </span>
        </li>
      ))}
    </ul>
  );
}
