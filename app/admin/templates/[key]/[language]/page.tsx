import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LanguageChips } from "@/components/admin/templates/language-chips";
import { TemplateActs } from "@/components/admin/templates/template-acts";
import { VersionsTable } from "@/components/admin/templates/versions-table";
import { WordsBeside } from "@/components/admin/templates/words-beside";
import { WordsForm } from "@/components/admin/templates/words-form";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { newId } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { type EditedTemplate, editTemplate } from "@/lib/notifications";
import { type Language, languages, type TemplateParts } from "@/lib/notifications/templates/parts";
import { newForm } from "@/lib/web/form-state";
import { requirePermission } from "../../../require-permission";
import { discard, publish, retire, save, send } from "../../actions";

export const metadata: Metadata = { title: "Words of a notice" };

type PageProps = {
  params: Promise<{ key: string; language: string }>;
  searchParams: Promise<{ done?: string | string[]; beside?: string | string[] }>;
};

const said = new Map([
  ["saved", "Saved as a draft. Nobody reads it before it is published."],
  ["discarded", "The draft is discarded."],
  ["published", "Published. It is in force everywhere within seconds."],
  ["asked", "Requested. It is in force once a colleague approves it."],
  ["retired", "The product’s own words are in force again."],
]);

export default async function TemplateEditorPage({ params, searchParams }: PageProps) {
  const viewer = await requirePermission("template.publish", mayRead);
  const [{ key, language }, { done, beside }] = await Promise.all([params, searchParams]);
  const edited = await editTemplate(viewer, key, language);
  if (!edited) notFound();
  const words = typeof done === "string" && said.get(done);
  const other = besideOf(edited, beside);
  const written = edited.draft?.parts ?? edited.live?.parts ?? edited.base;
  const inForce = new Map(edited.inForce).get(edited.language)?.parts ?? edited.base;
  return (
    <>
      <PageHeading
        title={`${edited.key} in ${languages[edited.language]}`}
        lead={edited.needsTwo ? `${edited.family}: published by two people.` : `${edited.family}.`}
        aside={
          <ButtonLink href={`/admin/templates/${edited.key}`} kind="quiet" size="small">
            All languages
          </ButtonLink>
        }
      />
      <div className="grid gap-5">
        <LanguageChips edited={edited} beside={other.language} />
        {words && <Notice tone="ok">{words}</Notice>}
        <Warnings edited={edited} />
        {may(viewer, "template.publish", "da") ? (
          <WordsForm
            key={edited.draft?.id ?? edited.live?.id ?? "product"}
            action={save}
            initial={newForm(newId(), { ...written })}
            templateKey={edited.key}
            language={edited.language}
            over={edited.draft?.id ?? ""}
            written={written}
            inForce={inForce}
            base={edited.base}
            beside={other}
            facts={{ values: edited.values, choices: edited.choices }}
          />
        ) : (
          <WordsBeside edited={edited} written={written} inForce={inForce} beside={other} />
        )}
        <TemplateActs viewer={viewer} edited={edited} actions={{ publish, discard, retire, send }} />
        <VersionsTable edited={edited} />
      </div>
    </>
  );
}

/** The language to be read beside it: English, or for English the next one. */
function besideOf(
  { language, inForce, base }: EditedTemplate,
  asked: string | string[] | undefined,
): { language: Language; parts: TemplateParts } {
  const others = inForce.filter(([one]) => one !== language);
  const [shown, words] = others.find(([one]) => one === asked) ?? others[0] ?? [language, { parts: base }];
  return { language: shown, parts: words.parts };
}

const Warnings = ({
  edited: { liveProblem, requestId, draft, isTranslated, live },
}: {
  edited: EditedTemplate;
}) => (
  <>
    {liveProblem && (
      <Notice tone="danger" title="What is in force can’t be used, so the product’s words are sent">
        {liveProblem}
      </Notice>
    )}
    {requestId && (
      <Notice
        tone="wait"
        title="The draft waits for approval"
        aside={
          <ButtonLink href={`/admin/approvals/${requestId}`} kind="quiet" size="small">
            View request
          </ButtonLink>
        }
      >
        Saving over it ends the request.
      </Notice>
    )}
    {!isTranslated && !live && !draft && (
      <Notice tone="info">
        The product has no words in this language: its readers get the English ones.
      </Notice>
    )}
  </>
);
