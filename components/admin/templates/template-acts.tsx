import { AgreeForm } from "@/components/admin/approvals/agree-form";
import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { TitledCard } from "@/components/ui/card";
import { keyFor, newId } from "@/lib/kernel/ids";
import { type Holder, may } from "@/lib/kernel/permissions";
import type { EditedTemplate } from "@/lib/notifications";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { SendForm } from "./send-form";

type TemplateActsProps = {
  viewer: Holder;
  edited: EditedTemplate;
  actions: Record<"publish" | "discard" | "retire" | "send", FormAction>;
};

/** What can be done with the draft and with what is in force. */
export function TemplateActs({ viewer, edited, actions }: TemplateActsProps) {
  const { key: notice, language, draft, live, needsTwo, requestId, isTexted } = edited;
  const page = { notice, language };
  if (!may(viewer, "template.publish", "da")) return null;
  return (
    <div className="grid gap-5 md:grid-cols-2 xl:grid-cols-3 xl:items-start">
      {draft && (
        <TitledCard title={`Draft, version ${draft.number}`}>
          <div className="grid gap-3">
            {!requestId && (
              <DecisionForm
                action={actions.publish}
                about={{ ...page, templateId: draft.id }}
                formKey={keyFor("publish-template", viewer.id, draft.id)}
                label={needsTwo ? "Request publication" : "Publish"}
                pending={needsTwo ? "Requesting" : "Publishing"}
                says={
                  needsTwo
                    ? "Words about security, accounts and money are in force once a colleague of compliance, or an administrator, approves them."
                    : "Readers get these words from now on. What was sent before stays as it was."
                }
                reasonHint="Kept on record. A colleague who approves it reads it."
                codes="template.publish"
              />
            )}
            <AgreeForm
              action={actions.discard}
              about={{ ...page, templateId: draft.id }}
              formKey={keyFor("discard-template", viewer.id, draft.id)}
              label="Discard the draft"
              pending="Discarding"
              kind="quiet"
            />
          </div>
        </TitledCard>
      )}
      {live && (
        <TitledCard title={`In force, version ${live.number}`}>
          <DecisionForm
            action={actions.retire}
            about={{ ...page, templateId: live.id }}
            formKey={keyFor("retire-template", viewer.id, live.id)}
            label="Go back to the product’s words"
            pending="Going back"
            kind="danger"
            says="The words that come with the product are read again, at once. This version stays in the list."
            reasonHint="Kept on record."
            codes="template.publish"
          />
        </TitledCard>
      )}
      <TitledCard title="Send it to yourself">
        <p className="mb-4 text-muted">
          {draft ? "The saved draft" : live ? "What is in force" : "The product’s words"}, with sample facts.
        </p>
        <SendForm
          action={actions.send}
          initial={newForm(newId(), { channel: "MAIL" })}
          about={{ ...page, templateId: (draft ?? live)?.id ?? "" }}
          isTexted={isTexted}
        />
      </TitledCard>
    </div>
  );
}
