import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { restrictionNames } from "@/components/admin/staff/restrictions";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { InspectedPerson } from "@/lib/staff";
import type { FormAction } from "@/lib/web/form-state";

type RestrictionsCardProps = {
  person: InspectedPerson;
  viewerId: string;
  lift: FormAction;
  /** Whether the viewer may lift one of this kind. */
  mayLift: (kind: string) => boolean;
};

type Shown = InspectedPerson["restrictions"][number];

/** Everything that a person could or cannot do, in force first. */
export const RestrictionsCard = ({ person, viewerId, lift, mayLift }: RestrictionsCardProps) => (
  <TitledCard title="Restrictions">
    {person.restrictions.length === 0 && <p className="text-muted">None, now or before.</p>}
    <ul className="grid gap-5">
      {person.restrictions.map((one) => (
        <li key={one.id} className="grid gap-2">
          <RestrictionWords restriction={one} />
          {one.state === "ACTIVE" && mayLift(one.kind) && (
            <DecisionForm
              action={lift}
              about={{ restrictionId: one.id }}
              formKey={keyFor("lift", viewerId, one.id)}
              label="Lift"
              pending="Lifting"
              says={`From the next request on it no longer binds ${person.name}. Who set it cannot lift it.`}
              codes="lift"
              reasonHint="Kept in the audit log."
            />
          )}
        </li>
      ))}
    </ul>
  </TitledCard>
);

const RestrictionWords = ({ restriction }: { restriction: Shown }) => {
  const { kind, state, reason, note, until, byName, createdAt, liftReason } = restriction;
  const tone = state !== "ACTIVE" ? "neutral" : kind === "blocked" ? "danger" : "wait";
  return (
    <div className="wrap-anywhere">
      <Badge tone={tone}>{restrictionNames[kind]}</Badge>{" "}
      {state === "ACTIVE"
        ? until
          ? `until ${formatDateTime(new Date(until))}`
          : "until it is lifted"
        : state.toLowerCase()}
      <p className="mt-1 text-sm">“{reason}”</p>
      {note && <p className="text-sm text-muted">{note}</p>}
      {liftReason && <p className="text-sm text-muted">Lifted: {liftReason}</p>}
      <p className="text-sm text-muted">
        {byName ?? "System"}, {formatDateTime(createdAt)}
      </p>
    </div>
  );
};
