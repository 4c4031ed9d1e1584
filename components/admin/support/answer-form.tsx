"use client";
import { type KeyboardEvent, useRef } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import { SubmitButton } from "@/components/ui/submit-button";
import { ANSWER_LIMIT } from "@/lib/support/limits";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

type AnswerFormProps = {
  action: FormAction;
  initial: FormState;
  caseId: string;
  /** Answers to begin with, the person's name in them. The first nine have a key. */
  templates: { id: string; title: string; body: string }[];
};

/** Answers a person. Alt and a digit put a prepared answer where the cursor is, to be edited. */
export function AnswerForm({ action, initial, caseId, templates }: AnswerFormProps) {
  const place = useRef<HTMLDivElement>(null);
  const insert = (body: string) => {
    const field = place.current?.querySelector("textarea");
    if (!field) return;
    field.focus();
    field.setRangeText(body, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const press = (event: KeyboardEvent) => {
    const digit = event.altKey && /^Digit([1-9])$/.exec(event.code)?.[1];
    const template = digit && templates[Number(digit) - 1];
    if (!template) return;
    event.preventDefault();
    insert(template.body);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its field takes the keys
    <div ref={place} onKeyDown={press}>
      <ActionForm action={action} initial={initial} about={{ id: caseId }}>
        {(state) => (
          <>
            <TextArea
              label="Your answer"
              maxLength={ANSWER_LIMIT}
              rows={6}
              hint="The person reads it here and by email, with your first name and role."
              {...fieldOf(state, "text")}
            />
            {templates.length > 0 && (
              <ul aria-label="Prepared answers" className="flex flex-wrap gap-2">
                {templates.map(({ id, title, body }, at) => (
                  <li key={id}>
                    <button
                      type="button"
                      onClick={() => insert(body)}
                      className="inline-flex min-h-8 cursor-pointer items-center gap-2 rounded-field border border-edge bg-surface px-3 text-sm hover:bg-ground max-lg:min-h-11"
                    >
                      {title}
                      {at < 9 && (
                        <kbd aria-hidden className="text-xs text-muted max-lg:hidden">
                          Alt {at + 1}
                        </kbd>
                      )}
                    </button>
                  </li>
                ))}
              </ul>
            )}
            <SubmitButton pendingLabel="Sending" className="sm:justify-self-start">
              Send answer
            </SubmitButton>
          </>
        )}
      </ActionForm>
    </div>
  );
}
