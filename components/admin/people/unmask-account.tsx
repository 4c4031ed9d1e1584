import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { newId } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { FormAction } from "@/lib/web/form-state";

type UnmaskAccountProps = {
  /** Absent for those who may not. */
  action: FormAction | undefined;
  userId: string;
  field: "bank_account" | "sender_account";
  subjectId: string;
  /** Until when it is shown; null while it is masked. */
  until: Date | null;
};

/** The form that shows the whole number of an account for ten minutes, or until when it is shown. */
export function UnmaskAccount({ action, until, ...about }: UnmaskAccountProps) {
  if (until) return <p className="mt-2 text-sm text-muted">Number shown until {formatDateTime(until)}</p>;
  if (!action) return null;
  return (
    <div className="mt-3">
      <DecisionForm
        action={action}
        about={about}
        formKey={newId()}
        kind="danger"
        label="Show the account number"
        pending="Showing"
        says="You see it for ten minutes. The person can see that a member of staff looked at it, and your reason."
        codes="look"
        reasonHint="The person can read this."
      />
    </div>
  );
}
