import Link from "next/link";
import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { OpenAppeal } from "@/lib/identity";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime, formatRelative, formatTimeLeft } from "@/lib/kernel/time-format";
import type { FormAction } from "@/lib/web/form-state";

type AppealCaseProps = {
  appeal: OpenAppeal;
  viewerId: string;
  /** Absent where the viewer may not answer. */
  answers: { decline: FormAction; grant: FormAction } | undefined;
};

/** One appeal: what the person says, the reason that they read for the block, and the two answers. */
export function AppealCase({ appeal, viewerId, answers }: AppealCaseProps) {
  const { id, userId, userName, text, createdAt, dueAt, reason, note, until, blockedAt, blockerName, now } =
    appeal;
  const isLate = dueAt <= now;
  const shared = { about: { id }, reasonHint: `${userName} reads this.` };
  return (
    <Card className="grid gap-3 p-4 sm:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="min-w-0 text-base font-semibold wrap-anywhere">
          <Link href={`/admin/people/${userId}`} prefetch={false} className="underline">
            {userName}
          </Link>
        </h2>
        <Badge tone={isLate ? "danger" : "wait"}>{isLate ? "late" : formatTimeLeft(dueAt, now)}</Badge>
      </div>
      <blockquote className="rounded-inset bg-ground p-3 whitespace-pre-line wrap-anywhere">
        {text}
      </blockquote>
      <DefinitionList
        rows={[
          { term: "Appealed", value: formatRelative(createdAt, now) },
          { term: "Blocked", value: `${formatDateTime(blockedAt)} by ${blockerName ?? "Amana"}` },
          { term: "Until", value: until ? formatDateTime(until) : "It is lifted" },
          { term: "Reason they read", value: reason },
          ...(note ? [{ term: "Note for colleagues", value: note }] : []),
        ]}
      />
      {answers ? (
        <div className="grid gap-2 sm:grid-cols-2 sm:items-start">
          <DecisionForm
            {...shared}
            action={answers.grant}
            formKey={keyFor("grant appeal", viewerId, id)}
            codes="lift"
            label="Unblock"
            pending="Unblocking"
            says={`${userName} can sign in again from the next request on. Other restrictions stay.`}
          />
          <DecisionForm
            {...shared}
            action={answers.decline}
            formKey={keyFor("decline appeal", viewerId, id)}
            codes="decline_appeal"
            label="Decline"
            pending="Declining"
            kind="danger"
            says="The block stays as it is. There is no second appeal."
          />
        </div>
      ) : (
        <p className="text-muted">
          {appeal.isOwn ? "You set this block, so a colleague answers." : "A colleague answers."}
        </p>
      )}
    </Card>
  );
}
