import { Chip } from "@/components/ui/chip";
import type { TemplatePreview } from "@/lib/notifications";

/** What the words depend on: each value is a link to the preview with it. */
export function TemplateChoices({
  templateKey,
  choices,
}: {
  templateKey: string;
  choices: TemplatePreview["choices"];
}) {
  if (choices.length === 0) return null;
  const hrefOf = (name: string, value: string) => {
    const now = choices.map((one) => [one.name, one.name === name ? value : one.chosen]);
    return `/admin/templates/${templateKey}?${new URLSearchParams(Object.fromEntries(now))}`;
  };
  return (
    <dl className="mb-5 grid gap-3">
      {choices.map(({ name, values, chosen }) => (
        <div key={name} className="flex flex-wrap items-center gap-2">
          <dt className="min-w-20 text-sm text-muted">{name}</dt>
          <dd className="flex flex-wrap gap-2">
            {values.map((value) => (
              <Chip key={value} href={hrefOf(name, value)} current={value === chosen}>
                {value}
              </Chip>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
