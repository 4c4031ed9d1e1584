import { Avatar } from "@/components/ui/avatar";
import { TitledCard } from "@/components/ui/card";
import { CircleCheckIcon, HourglassIcon } from "@/components/ui/icons";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { InspectedRequest } from "@/lib/staff";
import { approvalStateNames } from "./words";

/** The requester, and the person who answered or has to. */
export function PeopleCard({ request, viewerId }: { request: InspectedRequest; viewerId: string }) {
  const { creatorId, creatorName, createdAt, state, endedBy, endedAt, mayAgree } = request;
  const isOpen = state === "ASKED";
  const second = endedBy ?? (isOpen ? (mayAgree ? "You or another colleague" : "A colleague") : "Nobody");
  return (
    <TitledCard title="Approval">
      <ol className="grid gap-4">
        <Person
          name={creatorName}
          says={`Requested ${formatDateTime(createdAt)}`}
          isDone
          isViewer={creatorId === viewerId}
        />
        <Person
          name={second}
          says={
            endedAt
              ? `${approvalStateNames[state]} ${formatDateTime(endedAt)}`
              : isOpen
                ? "Approver"
                : "Approved in time"
          }
          isDone={state === "AGREED"}
        />
      </ol>
    </TitledCard>
  );
}

type PersonProps = { name: string; says: string; isDone: boolean; isViewer?: boolean };

const Person = ({ name, says, isDone, isViewer = false }: PersonProps) => (
  <li className="flex items-center gap-3">
    <Avatar name={name} />
    <div className="min-w-0 flex-1">
      <p className="font-semibold wrap-anywhere">{isViewer ? `You, ${name}` : name}</p>
      <p className="text-sm text-muted">{says}</p>
    </div>
    {isDone ? (
      <CircleCheckIcon size={20} className="text-primary-ink" />
    ) : (
      <HourglassIcon size={20} className="text-wait" />
    )}
  </li>
);
