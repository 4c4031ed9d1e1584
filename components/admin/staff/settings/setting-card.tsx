import { ButtonLink } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { formatDateTime } from "@/lib/kernel/time-format";
import { type SettingState, settingForms } from "@/lib/staff";
import { wordsFor } from "@/lib/staff/settings/typed";
import { ValueLines } from "./value-lines";

/** One setting: the value in force, and approved changes. */
export function SettingCard({
  setting: { name, value, since, upcoming, earlier },
}: {
  setting: SettingState;
}) {
  const form = settingForms[name];
  return (
    <TitledCard
      title={form.title}
      aside={
        <ButtonLink href={`/admin/settings/${name}`} kind="quiet" size="small">
          Change<span className="sr-only"> {form.title}</span>
        </ButtonLink>
      }
    >
      <p className="mb-3 text-sm text-muted">{form.says}</p>
      <ValueLines lines={wordsFor(form, value)} />
      <p className="mt-3 text-sm text-muted">
        {earlier === 0 ? "Default." : `Since ${formatDateTime(since)}.`}
      </p>
      {upcoming.map((next) => (
        <div key={next.from.toISOString()} className="mt-4 rounded-inset bg-wait-soft p-4 text-wait">
          <p className="mb-2 font-semibold">From {formatDateTime(next.from)}</p>
          <ValueLines lines={wordsFor(form, next.value)} />
        </div>
      ))}
    </TitledCard>
  );
}
