import { TitledCard } from "@/components/ui/card";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { InspectedRequest } from "@/lib/staff";
import type { FormAction } from "@/lib/web/form-state";
import { DecisionForm } from "./decision-form";

type VetoCardProps = {
  request: InspectedRequest;
  viewerId: string;
  /** Absent for those who may not veto. */
  action: FormAction | undefined;
};

/** When an approved change takes effect, and until then the button that stops it. */
export function VetoCard({ request: { id, takesEffectAt }, viewerId, action }: VetoCardProps) {
  if (!takesEffectAt) return null;
  return (
    <TitledCard title="Not in effect yet">
      <div className="grid gap-4">
        <p>
          It takes effect on {formatDateTime(takesEffectAt)}, Lagos time. Administrators and auditors can veto
          it until then.
        </p>
        {action && (
          <DecisionForm
            action={action}
            about={{ id }}
            formKey={keyFor("veto", viewerId, id)}
            label="Veto"
            pending="Vetoing"
            kind="danger"
            says="The change never takes effect. Both people who agreed to it see your reason."
            reasonHint="Kept on record."
            codes="decline_request"
          />
        )}
      </div>
    </TitledCard>
  );
}
