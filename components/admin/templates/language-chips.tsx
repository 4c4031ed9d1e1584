import { Chip, ChipRow } from "@/components/ui/chip";
import type { EditedTemplate } from "@/lib/notifications";
import { type Language, languages } from "@/lib/notifications/templates/parts";

/** Which language is written, and which is read beside it. Both live in the URL. */
export function LanguageChips({ edited, beside }: { edited: EditedTemplate; beside: Language }) {
  const { key, language, inForce } = edited;
  if (inForce.length === 1) return null;
  const hrefOf = (one: Language, other: Language) => `/admin/templates/${key}/${one}?beside=${other}`;
  return (
    <div className="grid gap-1">
      <ChipRow label="Language">
        {inForce.map(([one, { number, isEnglish }]) => (
          <Chip key={one} href={hrefOf(one, one === beside ? language : beside)} current={one === language}>
            {languages[one]}
            <span className="text-xs opacity-80">
              {number === null ? (isEnglish ? "missing" : "product") : `version ${number}`}
            </span>
          </Chip>
        ))}
      </ChipRow>
      <ChipRow label="Beside it">
        <span className="text-sm text-muted">Beside it</span>
        {inForce
          .filter(([one]) => one !== language)
          .map(([one]) => (
            <Chip key={one} href={hrefOf(language, one)} current={one === beside}>
              {languages[one]}
            </Chip>
          ))}
      </ChipRow>
    </div>
  );
}
