"use client";
import { ActionForm } from "@/components/form/action-form";
import { CheckField } from "@/components/form/check-field";
import { type Option, SelectField } from "@/components/form/select-field";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/web/form-state";
import type { FamilyRow } from "./family-rows";
import { FamilyTable, wasSent } from "./family-table";

type PreferencesFormProps = {
  action: FormAction;
  version: number;
  rows: FamilyRow[];
  /** The fields' values as they are saved. */
  saved: { language: string; from: string; until: string; never: string; digest: string; details: string };
  languages: Option[];
  digests: Option[];
  times: Option[];
};

type Saved = PreferencesFormProps["saved"];
type ValueOf = (name: keyof Saved) => string;

/** How a person is notified, saved by one button. */
export function PreferencesForm(props: PreferencesFormProps) {
  const { action, version, rows, saved, languages, digests, times } = props;
  const boxes = rows.flatMap(({ cells }) =>
    Object.values(cells).flatMap((cell) => (cell && !cell.isAlways ? cell.box : [])),
  );
  return (
    <ActionForm
      action={action}
      about={{ version: String(version), boxes: boxes.join(" ") }}
      className="grid gap-5"
    >
      {(state) => {
        const valueOf: ValueOf = (name) => (wasSent(state) ? (state.values[name] ?? "") : saved[name]);
        return (
          <>
            <TitledCard title="What and how">
              <FamilyTable rows={rows} state={state} />
              <p className="mt-4 text-sm text-muted">Your inbox always has all of it.</p>
            </TitledCard>
            <QuietHours times={times} valueOf={valueOf} error={state.fieldErrors.until} />
            <More languages={languages} digests={digests} valueOf={valueOf} />
            {state.done && (
              <output className="block">
                <Notice tone="ok">Saved.</Notice>
              </output>
            )}
            <SubmitButton wide pendingLabel="Saving">
              Save
            </SubmitButton>
          </>
        );
      }}
    </ActionForm>
  );
}

type QuietHoursProps = { times: Option[]; valueOf: ValueOf; error: string | undefined };

const QuietHours = ({ times, valueOf, error }: QuietHoursProps) => (
  <TitledCard title="Quiet hours">
    <div className="grid gap-4">
      <div className="grid grid-cols-2 gap-4">
        <SelectField label="From" name="from" options={times} defaultValue={valueOf("from")} />
        <SelectField
          label="Until"
          name="until"
          options={times}
          defaultValue={valueOf("until")}
          {...(error ? { error } : {})}
        />
      </div>
      <CheckField
        key={valueOf("never")}
        label="No quiet hours"
        name="never"
        required={false}
        defaultValue={valueOf("never")}
      />
      <p className="text-sm text-muted">
        Lagos time. What can wait comes together when they end, in one email. What is urgent still comes at
        once.
      </p>
    </div>
  </TitledCard>
);

type MoreProps = { languages: Option[]; digests: Option[]; valueOf: ValueOf };

const More = ({ languages, digests, valueOf }: MoreProps) => (
  <TitledCard title="More">
    <div className="grid gap-4">
      <SelectField
        label="Language"
        name="language"
        options={languages}
        defaultValue={valueOf("language")}
        hint="What isn’t translated yet comes in English."
      />
      <SelectField
        label="Summary of what you haven’t read, by email"
        name="digest"
        options={digests}
        defaultValue={valueOf("digest")}
      />
      <CheckField
        key={valueOf("details")}
        label="Show names and amounts in push messages, also on a locked screen"
        name="details"
        required={false}
        defaultValue={valueOf("details")}
      />
    </div>
  </TitledCard>
);
