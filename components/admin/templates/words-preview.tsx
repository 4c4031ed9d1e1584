import { useState } from "react";
import { SelectField } from "@/components/form/select-field";
import { TitledCard } from "@/components/ui/card";
import type { NoticeKey } from "@/lib/notifications/kinds";
import { lettersOf } from "@/lib/notifications/templates/editor/problems";
import type { Language, TemplateParts } from "@/lib/notifications/templates/parts";
import { say } from "@/lib/notifications/templates/say";
import { Phone } from "./phone";

/** Sample facts in words by argument, and what the words depend on. */
export type SampleFacts = {
  values: Record<string, string>;
  choices: { name: string; values: string[] }[];
};

type WordsPreviewProps = {
  templateKey: NoticeKey;
  language: Language;
  parts: TemplateParts;
  facts: SampleFacts;
};

/** Words with sample facts, as they are typed, in the case that is chosen. */
export function WordsPreview({ templateKey, language, parts, facts }: WordsPreviewProps) {
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const shown = sayOrNot(parts, { ...facts.values, ...chosen });
  return (
    <TitledCard title="Preview" aside={<span className="text-sm text-muted">Sample facts</span>}>
      <div className="grid gap-4">
        {facts.choices.map(({ name, values }) => (
          <SelectField
            key={name}
            label={name}
            name={`case.${name}`}
            required={false}
            defaultValue={chosen[name] ?? facts.values[name] ?? values[0] ?? ""}
            options={values.map((value) => ({ value, label: value }))}
            onChange={({ target }) => setChosen((before) => ({ ...before, [name]: target.value }))}
          />
        ))}
        {shown ? (
          <Phone parts={shown} language={language} letters={lettersOf(templateKey, parts)} />
        ) : (
          <p className="text-muted">Mend what is marked to see what readers will.</p>
        )}
      </div>
    </TitledCard>
  );
}

function sayOrNot(parts: TemplateParts, values: Record<string, string>): TemplateParts | undefined {
  try {
    return say(parts, values);
  } catch {
    return undefined;
  }
}
