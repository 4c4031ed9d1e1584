"use client";
import { ActionForm } from "@/components/form/action-form";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { useFormAction } from "@/components/form/use-form-action";
import { XIcon } from "@/components/ui/icons";
import type { Cadence } from "@/lib/search/schema";
import { type FormAction, newForm } from "@/lib/web/form-state";

type SearchSettingsProps = {
  id: string;
  /** Names it for screen readers. */
  title: string;
  cadence: Cadence;
  change: FormAction;
  remove: FormAction;
};

const cadences: { cadence: Cadence; says: string }[] = [
  { cadence: "AT_ONCE", says: "At once" },
  { cadence: "DAILY", says: "Daily" },
  { cadence: "OFF", says: "Off" },
];
const initial = newForm();

/** How soon its person hears of a saved search, and the end of it: a button for each, so that one tap does it before any script has come. */
export function SearchSettings({ id, title, cadence, change, remove }: SearchSettingsProps) {
  const [state, send] = useFormAction(change, initial);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Form action={send} aria-label={`How soon you hear of ${title}`}>
        <FormAlert refusal={state.refusal} />
        <input type="hidden" name="id" value={id} />
        <div className="inline-flex rounded-full border border-line bg-ground p-0.5">
          {cadences.map(({ cadence: one, says }) => (
            <button
              key={one}
              type="submit"
              name="cadence"
              value={one}
              aria-pressed={one === cadence}
              className="min-h-10 cursor-pointer rounded-full px-3.5 text-sm font-medium text-muted hover:text-ink aria-pressed:bg-primary-soft aria-pressed:font-semibold aria-pressed:text-primary-ink"
            >
              {says}
            </button>
          ))}
        </div>
      </Form>
      <ActionForm action={remove} about={{ id }} className="ml-auto">
        {() => (
          <button
            type="submit"
            className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 rounded-field px-2.5 text-sm font-medium text-muted hover:bg-ground hover:text-ink"
          >
            <XIcon size={16} />
            Delete<span className="sr-only"> {title}</span>
          </button>
        )}
      </ActionForm>
    </div>
  );
}
