import { ButtonLink } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { InspectedRequest } from "@/lib/staff";
import type { FormAction } from "@/lib/web/form-state";
import { SignedForm } from "../staff-passkeys/signed-form";
import { AgreeForm } from "./agree-form";
import { DecisionForm } from "./decision-form";

type AnswerCardProps = {
  request: InspectedRequest;
  viewerId: string;
  actions: { agree: FormAction; decline: FormAction; withdraw: FormAction };
};

/** The actions available to this member of staff, or why there are none. */
export function AnswerCard({ request, viewerId, actions }: AnswerCardProps) {
  const { id, state, mayAgree, isIndependent, creatorId, effectText, expiresAt, isAsAsked } = request;
  if (state !== "ASKED") return <EndedCard request={request} />;
  const keyOf = (act: string) => keyFor(act, viewerId, id);
  return (
    <TitledCard title="Your decision" decides>
      <div className="grid gap-4">
        {!isAsAsked && (
          <Notice tone="wait" title="Something has changed since this was requested">
            Approving now does nothing: the request goes out of date and can be made again.
          </Notice>
        )}
        {mayAgree && (
          <>
            <p className="wrap-anywhere">{effectText.says}.</p>
            {isIndependent ? (
              <Approve request={request} formKey={keyOf("agree")} action={actions.agree} />
            ) : (
              <Notice tone="wait">
                One of you granted the other a role less than 72 hours ago, so a third person has to approve
                it.
              </Notice>
            )}
            <DecisionForm
              action={actions.decline}
              about={{ id }}
              formKey={keyOf("decline")}
              label="Reject"
              pending="Rejecting"
              kind="danger"
              says="Nothing happens, and your colleague will see the reason."
              reasonHint="Your colleague will read this. It’s kept on record."
              codes="decline_request"
            />
          </>
        )}
        {creatorId === viewerId && (
          <>
            <Notice tone="wait">You requested this, so a colleague has to approve it.</Notice>
            <AgreeForm
              action={actions.withdraw}
              formKey={keyOf("withdraw")}
              about={{ id }}
              label="Withdraw request"
              pending="Withdrawing"
              kind="quiet"
            />
          </>
        )}
        {!mayAgree && creatorId !== viewerId && (
          <Notice>You can view this request, but your roles don’t let you approve or reject it.</Notice>
        )}
        <p className="text-sm text-muted">
          Expires on {formatDateTime(expiresAt)}. It can be requested again after that.
        </p>
      </div>
    </TitledCard>
  );
}

type ApproveProps = { request: InspectedRequest; formKey: string; action: FormAction };

/** The button that approves: signed by the viewer's staff passkey, if they have one or need one. */
function Approve({ request: { id, digest, signs, mustSign }, formKey, action }: ApproveProps) {
  const form = { action, formKey, about: { id, digest }, label: "Approve", pending: "Approving" };
  if (signs) {
    return (
      <SignedForm
        {...form}
        ask={{ path: `/admin/approvals/${id}/ask`, input: { digest } }}
        says="Your passkey signs exactly this request, by the digest shown here, and no other."
      />
    );
  }
  if (!mustSign) return <AgreeForm {...form} />;
  return (
    <Notice
      tone="wait"
      title="You need a staff passkey"
      aside={
        <ButtonLink href="/admin/staff-passkeys" kind="quiet" size="small">
          Staff passkeys
        </ButtonLink>
      }
    >
      You’ve had this role for 14 days or more, so you sign what you approve.
    </Notice>
  );
}

const endings = {
  AGREED: { tone: "ok", says: "Approved and carried out." },
  DECLINED: { tone: "danger", says: "Rejected by a colleague. Nothing happened." },
  WITHDRAWN: { tone: "info", says: "Withdrawn by the person who requested it. Nothing happened." },
  STALE: { tone: "wait", says: "Something changed before it was approved. Nothing happened." },
  EXPIRED: { tone: "wait", says: "Not approved in time. Nothing happened." },
  VETOED: { tone: "danger", says: "Stopped before it took effect." },
} as const;

function EndedCard({ request: { state, subject, endReason } }: { request: InspectedRequest }) {
  if (state === "ASKED") return null;
  const { tone, says } = endings[state];
  return (
    <TitledCard title="Outcome">
      <div className="grid gap-4">
        <Notice tone={tone}>{says}</Notice>
        {endReason && <p className="wrap-anywhere">“{endReason}”</p>}
        <ButtonLink href={subject.href} kind="quiet" wide>
          {state === "STALE" || state === "EXPIRED" ? "Try again" : "Open"}
        </ButtonLink>
      </div>
    </TitledCard>
  );
}
