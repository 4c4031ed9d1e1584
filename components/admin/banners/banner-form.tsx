"use client";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { BannerBar } from "@/components/shell/banner-bar";
import { SubmitButton } from "@/components/ui/submit-button";
import { audiences, BANNER_LENGTH, languages, placements } from "@/lib/settings/banners/banners";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

const optionsOf = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

const texts = optionsOf(languages);

/** Publishes a banner; what is typed is shown as readers will see it. */
export function BannerForm({ action, initial }: { action: FormAction; initial: FormState }) {
  const [typed, setTyped] = useState<{ language: string; text: string }>();
  return (
    <ActionForm action={action} initial={initial} className="grid gap-4">
      {(state) => (
        <>
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
            <SelectField label="Where" options={optionsOf(placements)} {...fieldOf(state, "placement")} />
            <SelectField label="For" options={optionsOf(audiences)} {...fieldOf(state, "audience")} />
            <TextField
              label="Starts"
              type="datetime-local"
              required={false}
              hint="Lagos time. Empty means now."
              {...fieldOf(state, "startsAt")}
            />
            <TextField
              label="Ends"
              type="datetime-local"
              hint="Lagos time, within 90 days."
              {...fieldOf(state, "endsAt")}
            />
          </div>
          <div
            className="grid gap-4 md:grid-cols-2"
            onInput={({ target }) => {
              if (target instanceof HTMLTextAreaElement)
                setTyped({ language: target.name, text: target.value });
            }}
          >
            {texts.map(({ value, label }) => (
              <TextArea
                key={value}
                label={label}
                lang={value}
                maxLength={BANNER_LENGTH}
                required={value === "en"}
                hint={value === "en" ? "Also for readers of a language that is missing." : undefined}
                {...fieldOf(state, value)}
              />
            ))}
          </div>
          <section aria-label="Preview">
            <p className="mb-1.5 font-semibold">Preview</p>
            <BannerBar
              key={typed?.language}
              id=""
              language={typed?.language ?? "en"}
              text={typed?.text || "What you write appears here."}
              frame="box"
              isPreview
            />
          </section>
          <SubmitButton pendingLabel="Publishing" className="sm:justify-self-start">
            Publish
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}
