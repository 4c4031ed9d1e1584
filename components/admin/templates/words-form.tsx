"use client";
import { type KeyboardEvent, useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/text-area";
import { Inset, TitledCard } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { NoticeKey } from "@/lib/notifications/kinds";
import { partTitles } from "@/lib/notifications/templates/editor/changes";
import { partNames } from "@/lib/notifications/templates/editor/check";
import { problemsWith, problemWords } from "@/lib/notifications/templates/editor/problems";
import { type Language, languages, type TemplateParts } from "@/lib/notifications/templates/parts";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";
import { WordsDiff } from "./words-diff";
import { type SampleFacts, WordsPreview } from "./words-preview";

type Part = keyof TemplateParts;

type WordsFormProps = {
  action: FormAction;
  initial: FormState;
  templateKey: NoticeKey;
  language: Language;
  /** The draft that is written over; empty where there is none. */
  over: string;
  /** What the form begins with, what readers read now, and the product’s. */
  written: TemplateParts;
  inForce: TemplateParts;
  base: TemplateParts;
  /** Another language, to be read beside it. */
  beside: { language: Language; parts: TemplateParts };
  facts: SampleFacts;
};

const hints: Record<Part, string> = {
  title: "One line, in the inbox and as the subject of the email.",
  body: "What to do, and what happens if not. An empty line parts paragraphs.",
  push: "On a locked screen: neither names nor amounts.",
  text: "160 letters at most, with {link}.",
  button: "What the button does that leads to the page.",
};
const rows: Record<Part, number> = { title: 2, body: 6, push: 2, text: 3, button: 1 };

/** Writes the words of a notice in a language beside another one, with what is wrong and what readers will see as it is typed. */
export function WordsForm({ action, initial, templateKey, language, over, beside, ...rest }: WordsFormProps) {
  const { written, inForce, base, facts } = rest;
  const [typed, setTyped] = useState(written);
  const parts = partNames.filter((part) => base[part] !== undefined);
  const problems = problemsWith(templateKey, base, typed);
  const save = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (event.target instanceof HTMLTextAreaElement) event.target.form?.requestSubmit();
  };
  return (
    <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_22rem] xl:items-start">
      <TitledCard
        title="Words"
        decides
        aside={<span className="text-sm text-muted max-lg:hidden">Ctrl Enter saves</span>}
      >
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its fields take the keys */}
        <div
          onKeyDown={save}
          onInput={({ target }) => {
            if (target instanceof HTMLTextAreaElement)
              setTyped((before) => ({ ...before, [target.name]: target.value }));
          }}
        >
          <ActionForm action={action} initial={initial} about={{ notice: templateKey, language, over }}>
            {(state) => (
              <>
                {parts.map((part) => (
                  <div key={part} className="grid gap-x-5 gap-y-2 md:grid-cols-2">
                    <Beside part={part} {...beside} />
                    <div lang={language}>
                      <TextArea
                        label={partTitles[part]}
                        rows={rows[part]}
                        hint={hints[part]}
                        {...fieldOf(state, part)}
                      />
                      <Problems
                        says={problems.filter((one) => one.part === part).map((one) => problemWords(one))}
                      />
                    </div>
                  </div>
                ))}
                <SubmitButton pendingLabel="Saving" className="sm:justify-self-start">
                  Save draft
                </SubmitButton>
              </>
            )}
          </ActionForm>
        </div>
      </TitledCard>
      <div className="grid min-w-0 gap-5">
        <WordsPreview templateKey={templateKey} language={language} parts={typed} facts={facts} />
        <TitledCard title="Compared with what is in force">
          <WordsDiff before={inForce} after={typed} language={language} none="The same words." />
        </TitledCard>
      </div>
    </div>
  );
}

const Beside = ({ part, language, parts }: { part: Part; language: Language; parts: TemplateParts }) => (
  <div>
    <p className="mb-1.5 font-semibold">
      {partTitles[part]} <span className="font-normal text-muted">in {languages[language]}</span>
    </p>
    <Inset className="p-3">
      <p lang={language} className="whitespace-pre-wrap wrap-anywhere">
        {parts[part] ?? "-"}
      </p>
    </Inset>
  </div>
);

/** What keeps a part from being saved, as it is typed. */
const Problems = ({ says }: { says: string[] }) => (
  <ul aria-live="polite" className="mt-1.5 grid gap-1 text-sm text-danger empty:hidden">
    {says.map((problem) => (
      <li key={problem}>{problem}</li>
    ))}
  </ul>
);
