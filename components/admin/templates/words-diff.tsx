import { DiffedWords } from "@/components/admin/diffed-words";
import { partTitles } from "@/lib/notifications/templates/editor/changes";
import { partNames } from "@/lib/notifications/templates/editor/check";
import type { TemplateParts } from "@/lib/notifications/templates/parts";

type WordsDiffProps = { before: TemplateParts; after: TemplateParts; language: string; none: string };

/** The parts that differ between two versions, with what was taken out and put in. */
export function WordsDiff({ before, after, language, none }: WordsDiffProps) {
  const changed = partNames.filter((part) => before[part] !== after[part]);
  if (changed.length === 0) return <p className="text-muted">{none}</p>;
  return (
    <dl className="grid gap-3">
      {changed.map((part) => (
        <div key={part}>
          <dt className="text-sm text-muted">{partTitles[part]}</dt>
          <dd lang={language} className="whitespace-pre-wrap wrap-anywhere">
            <DiffedWords before={before[part] ?? ""} after={after[part] ?? ""} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
