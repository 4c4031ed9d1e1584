import { ButtonLink } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { InspectedRequest } from "@/lib/staff";
import type { FormAction } from "@/lib/web/form-state";
import { AgreeForm } from "./agree-form";
import { DecisionForm } from "./decision-form";

type AnswerCardProps = {
  request: InspectedRequest;
  viewerId: string;
  actions: { agree: FormAction; decline: FormAction; withdraw: FormAction };
};

/** What this member of staff may do about it now; why not, where they may not. */
export function AnswerCard({ request, viewerId, actions }: AnswerCardProps) {
  const { id, state, digest, mayAgree, creatorId, effectText, expiresAt, isAsAsked } = request;
  if (state !== "ASKED") return <EndedCard request={request} />;
  const keyOf = (act: string) => keyFor(act, viewerId, id);
  return (
    <TitledCard title="Your answer">
      <div className="grid gap-4">
        {!isAsAsked && (
          <Notice tone="wait" title="Something has changed since this was asked">
            Agreeing now does nothing: the request ends as out of date, and can be asked for again.
          </Notice>
        )}
        {mayAgree && (
          <>
            <p className="wrap-anywhere">{effectText.says}.</p>
            <AgreeForm
              action={actions.agree}
              formKey={keyOf("agree")}
              about={{ id, digest }}
              label="Agree"
              pending="Agreeing"
            />
            <DecisionForm
              action={actions.decline}
              about={{ id }}
              formKey={keyOf("decline")}
              label="Decline"
              pending="Declining"
              kind="danger"
              says="Nothing is done, and your colleague reads why."
              reasonHint="Your colleague reads this, and it is kept."
            />
          </>
        )}
        {creatorId === viewerId && (
          <>
            <Notice tone="wait">You asked for this. A colleague has to agree.</Notice>
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
          <Notice>You can see this, but your roles don’t let you answer it.</Notice>
        )}
        <p className="text-sm text-muted">
          Ends by itself on {formatDateTime(expiresAt)}, then it can be asked for again.
        </p>
      </div>
    </TitledCard>
  );
}

const endings = {
  AGREED: { tone: "ok", says: "Two people agreed, and it was done in the same moment." },
  DECLINED: { tone: "danger", says: "A colleague declined it. Nothing was done." },
  WITHDRAWN: { tone: "info", says: "It was taken back by the person who asked. Nothing was done." },
  STALE: { tone: "wait", says: "Something changed before a colleague agreed. Nothing was done." },
  EXPIRED: { tone: "wait", says: "No one agreed in time. Nothing was done." },
  VETOED: { tone: "danger", says: "It was stopped before it took effect." },
} as const;

function EndedCard({ request: { state, subject, endReason } }: { request: InspectedRequest }) {
  if (state === "ASKED") return null;
  const { tone, says } = endings[state];
  return (
    <TitledCard title="What became of it">
      <div className="grid gap-4">
        <Notice tone={tone}>{says}</Notice>
        {endReason && <p className="wrap-anywhere">“{endReason}”</p>}
        <ButtonLink href={subject.href} kind="quiet" wide>
          {state === "STALE" || state === "EXPIRED" ? "Ask again" : "Open"}
        </ButtonLink>
      </div>
    </TitledCard>
  );
}
