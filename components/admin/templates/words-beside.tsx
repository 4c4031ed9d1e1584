import { Inset, TitledCard } from "@/components/ui/card";
import type { EditedTemplate } from "@/lib/notifications";
import { partTitles } from "@/lib/notifications/templates/editor/changes";
import { partNames } from "@/lib/notifications/templates/editor/check";
import { type Language, languages, type TemplateParts } from "@/lib/notifications/templates/parts";
import { WordsDiff } from "./words-diff";

type WordsBesideProps = {
  edited: EditedTemplate;
  written: TemplateParts;
  inForce: TemplateParts;
  beside: { language: Language; parts: TemplateParts };
};

/** Two languages side by side, for those who read words and write none. */
export const WordsBeside = ({ edited, written, inForce, beside }: WordsBesideProps) => (
  <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_22rem] xl:items-start">
    <TitledCard title={edited.draft ? "Draft" : "In force"}>
      <div className="grid gap-4">
        {partNames
          .filter((part) => written[part] !== undefined)
          .map((part) => (
            <dl key={part} className="grid gap-x-5 gap-y-2 md:grid-cols-2">
              {[beside, { language: edited.language, parts: written }].map(({ language, parts }) => (
                <div key={language}>
                  <dt className="mb-1.5 font-semibold">
                    {partTitles[part]}{" "}
                    <span className="font-normal text-muted">in {languages[language]}</span>
                  </dt>
                  <dd>
                    <Inset className="p-3">
                      <p lang={language} className="whitespace-pre-wrap wrap-anywhere">
                        {parts[part] ?? "-"}
                      </p>
                    </Inset>
                  </dd>
                </div>
              ))}
            </dl>
          ))}
      </div>
    </TitledCard>
    <TitledCard title="Compared with what is in force">
      <WordsDiff before={inForce} after={written} language={edited.language} none="The same words." />
    </TitledCard>
  </div>
);
