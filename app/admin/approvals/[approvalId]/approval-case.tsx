import Link from "next/link";
import { notFound } from "next/navigation";
import { AnswerCard } from "@/components/admin/approvals/answer-card";
import { EffectCard } from "@/components/admin/approvals/effect-card";
import { PeopleCard } from "@/components/admin/approvals/people-card";
import { VetoCard } from "@/components/admin/approvals/veto-card";
import { actNames, approvalStateNames, approvalStateTones } from "@/components/admin/approvals/words";
import { subjectGridClass } from "@/components/admin/subject-page";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { PageHeading } from "@/components/shell/page-heading";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { figuresFor } from "@/lib/corrections";
import { reasonWords } from "@/lib/kernel/approvals/reason-codes";
import { may } from "@/lib/kernel/permissions";
import { formatDateTime } from "@/lib/kernel/time-format";
import { type InspectedRequest, inspectRequest } from "@/lib/staff";
import type { FormAction } from "@/lib/web/form-state";
import { requireStaff } from "../../require-staff";

type ApprovalCaseProps = {
  approvalId: string;
  actions: Record<"agree" | "decline" | "veto" | "withdraw", FormAction>;
};

/** Everything staff see of one approval, in a page of its own and beside its queue. */
export async function ApprovalCase({ approvalId, actions }: ApprovalCaseProps) {
  const { agree, decline, veto, withdraw } = actions;
  const viewer = await requireStaff();
  const request = await inspectRequest(viewer, approvalId);
  if (!request) notFound();
  const figures = await figuresFor(viewer, request.id);
  const { act, state, subject, effectText, reason, reasonCode, creatorName, digest } = request;
  const category = reasonWords(reasonCode);
  return (
    <div className="@container">
      <PageHeading
        title={subject.name}
        lead={`${actNames[act]}. ${effectText.says}.`}
        aside={<Badge tone={approvalStateTones[state]}>{approvalStateNames[state]}</Badge>}
      />
      <div className={subjectGridClass}>
        <div className="grid min-w-0 gap-5">
          <EffectCard changes={effectText.changes} />
          {figures && <EffectCard changes={figures} title="Balances" aside="At this moment" />}
          <TitledCard
            title="Reason"
            aside={
              <Link href={subject.href} className={tradeLinkClass}>
                {subject.name}
              </Link>
            }
          >
            {category && <p className="mb-1 font-semibold">{category}</p>}
            <p className="wrap-anywhere">“{reason}”</p>
            <p className="mt-2 text-sm text-muted">{creatorName}</p>
          </TitledCard>
        </div>
        <div className="grid min-w-0 gap-5">
          <AnswerCard request={request} viewerId={viewer.id} actions={{ agree, decline, withdraw }} />
          <VetoCard
            request={request}
            viewerId={viewer.id}
            action={may(viewer, "approval.veto") ? veto : undefined}
          />
          <PeopleCard request={request} viewerId={viewer.id} />
          <TitledCard title="What you agree to" aside={<span className="text-sm text-muted">SHA-256</span>}>
            <p className="fig grid grid-cols-4 gap-x-3 gap-y-1 text-sm">
              {digest.match(/.{8}/g)?.map((part) => (
                <span key={part}>{part}</span>
              ))}
            </p>
            <SignatureLine request={request} />
            <p className="mt-3 text-sm text-muted">
              If anything here changes before you approve, the request goes out of date and nothing happens.
            </p>
          </TitledCard>
        </div>
      </div>
    </div>
  );
}

/** What the signature of an approval says, once it is approved. */
function SignatureLine({
  request: { endedBy, isSigned, verifiedAt, finding },
}: {
  request: InspectedRequest;
}) {
  if (finding) {
    return (
      <div className="mt-3">
        <Notice tone="danger" title="This approval is false">
          {finding} Payouts are paused.
        </Notice>
      </div>
    );
  }
  if (!verifiedAt && !isSigned) return null;
  const says = isSigned
    ? `Signed by ${endedBy}’s staff passkey`
    : "Approved without a signature, which was not needed yet";
  return (
    <p className="mt-3 text-sm">
      {says}. {verifiedAt ? `Verified ${formatDateTime(verifiedAt)}.` : "Not verified yet."}
    </p>
  );
}
