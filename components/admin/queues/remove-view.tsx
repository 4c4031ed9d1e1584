"use client";
import { ActionForm } from "@/components/form/action-form";
import { XIcon } from "@/components/ui/icons";
import { type FormAction, newForm } from "@/lib/web/form-state";

type RemoveViewProps = { action: FormAction; formKey: string; viewId: string; name: string };

/** Removes a saved view of the viewer's own. */
export const RemoveView = ({ action, formKey, viewId, name }: RemoveViewProps) => (
  <ActionForm action={action} initial={newForm(formKey)} about={{ viewId }} className="contents">
    {() => (
      <button
        type="submit"
        aria-label={`Remove ${name}`}
        className="grid size-6 cursor-pointer place-items-center rounded-field text-muted hover:bg-surface max-lg:size-11"
      >
        <XIcon size={14} />
      </button>
    )}
  </ActionForm>
);
