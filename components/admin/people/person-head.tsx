import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { formatDateTime, formatDay } from "@/lib/kernel/time-format";
import type { InspectedPerson } from "@/lib/staff";
import { restrictionNames } from "../staff/restrictions";

const DAY = 86_400_000;

/** Who a person is at a glance: level, what restricts them now and until when, and since when they are here. */
export function PersonHead({ person }: { person: InspectedPerson }) {
  const { id, name, pictureId, level, joinedAt, closedAt, restrictions, now } = person;
  const active = restrictions.filter(({ state }) => state === "ACTIVE");
  const days = Math.floor((now.getTime() - joinedAt.getTime()) / DAY);
  return (
    <div className="mb-3 flex items-center gap-3.5">
      <Avatar name={name} pictureId={pictureId} size="large" />
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-[1.5rem] wrap-anywhere">{name}</h1>
          <Badge tone={level === "BASIC" ? "neutral" : "ok"}>{level.toLowerCase()}</Badge>
          {closedAt && <Badge>account closed {formatDay(closedAt)}</Badge>}
          {active.map(({ id: restrictionId, kind, until }) => (
            <Badge key={restrictionId} tone={kind === "blocked" ? "danger" : "wait"}>
              {restrictionNames[kind]}{" "}
              {until ? `until ${formatDateTime(new Date(until))}` : "until it is lifted"}
            </Badge>
          ))}
        </div>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5 text-muted">
          Since {formatDay(joinedAt)}
          {days > 0 && ` (${days === 1 ? "1 day" : `${String(days)} days`})`}
          {restrictions.length === 0 && ", never restricted"}
          <span aria-hidden>·</span>
          <span className="select-all wrap-anywhere">{id}</span>
        </p>
      </div>
    </div>
  );
}
