import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { OwnAppeal } from "@/lib/identity";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { FormAction } from "@/lib/web/form-state";
import { AppealForm } from "./appeal-form";

/** What a blocked person can say against the block, or what became of it. */
export function AppealCard({
  own: { appeal, untilAt, isInTime },
  action,
}: {
  own: OwnAppeal;
  action: FormAction;
}) {
  if (appeal?.state === "OPEN")
    return (
      <Notice tone="wait" title="We have your appeal">
        Someone other than the person who blocked you reads it, and answers by email by{" "}
        {formatDateTime(appeal.dueAt)}, Lagos time.
      </Notice>
    );
  if (appeal)
    return (
      <Notice tone="danger" title="Your appeal was declined">
        {appeal.answer}
      </Notice>
    );
  if (!isInTime)
    return <p className="text-muted">The time to appeal ended on {formatDateTime(untilAt)}, Lagos time.</p>;
  return (
    <TitledCard title="Do you think this is wrong?">
      <AppealForm action={action} until={formatDateTime(untilAt)} />
    </TitledCard>
  );
}
