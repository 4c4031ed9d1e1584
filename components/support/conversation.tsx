import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { OwnConversation } from "@/lib/support";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { CloseForm } from "./close-form";
import { MessageForm } from "./message-form";
import { Messages } from "./messages";
import { RatingForm } from "./rating-form";

type ConversationProps = { own: OwnConversation; actions: Record<"write" | "close" | "rate", FormAction> };

/** A conversation as its person sees it, with what they can do now. */
export function Conversation({ own, actions }: ConversationProps) {
  const { id, version, state, messages } = own;
  const isClosed = state === "CLOSED";
  const form = (act: string) => newForm(keyFor(`support-${act}`, id, version));
  return (
    <div className="grid gap-5">
      <Outlook own={own} />
      <TitledCard title="Messages">
        <Messages messages={messages} person="You" />
        {(!isClosed || own.canReopen) && (
          <div className="mt-6 border-t border-line pt-5">
            <MessageForm
              key={String(version)}
              action={actions.write}
              initial={form("write")}
              caseId={id}
              isClosed={isClosed}
            />
          </div>
        )}
      </TitledCard>
      {!isClosed && <CloseForm action={actions.close} initial={form("close")} caseId={id} />}
      {isClosed && own.isGood === null && (
        <TitledCard title="How did we do?">
          <RatingForm action={actions.rate} initial={form("rate")} caseId={id} />
        </TitledCard>
      )}
      {own.isGood !== null && <p className="text-muted">You’ve rated this conversation. Thank you.</p>}
      <p className="text-sm text-muted">
        Your phrase for this conversation is <b className="text-ink select-all">{own.phrase}</b>. Our emails
        about it carry it. Anyone who writes or calls about it without that phrase isn’t from Amana.
      </p>
    </div>
  );
}

function Outlook({ own: { state, dueAt, closedAt } }: { own: OwnConversation }) {
  if (dueAt)
    return (
      <Notice tone="wait" title="We have your message">
        We answer by {formatDateTime(dueAt)}, Lagos time. You’ll see it here, and we’ll email you.
      </Notice>
    );
  if (state === "ANSWERED")
    return (
      <Notice tone="info" title="We’ve answered">
        Write again if something is left. Without a message from you, it closes after 7 days.
      </Notice>
    );
  return (
    <Notice title="This conversation is closed">
      {closedAt && `Since ${formatDateTime(closedAt)}, Lagos time.`}
    </Notice>
  );
}
