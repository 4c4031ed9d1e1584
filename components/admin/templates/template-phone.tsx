import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import type { PreviewedTemplate } from "@/lib/notifications";
import type { NoticeKey } from "@/lib/notifications/kinds";
import { languages } from "@/lib/notifications/templates/parts";
import { Phone } from "./phone";

/** A notice in one language, as a phone shows it. */
export function TemplatePhone({
  templateKey,
  preview,
}: {
  templateKey: NoticeKey;
  preview: PreviewedTemplate;
}) {
  const { language, parts, isEnglish, number, letters } = preview;
  return (
    <TitledCard
      title={languages[language]}
      aside={
        <span className="flex flex-wrap items-baseline gap-3">
          {isEnglish && <Badge tone="wait">Missing: read in English</Badge>}
          {number !== null && <Badge tone="ok">Version {number}</Badge>}
          <Link href={`/admin/templates/${templateKey}/${language}`} prefetch={false} className="underline">
            Words<span className="sr-only"> in {languages[language]}</span>
          </Link>
        </span>
      }
    >
      <Phone parts={parts} language={isEnglish ? "en" : language} letters={letters} />
    </TitledCard>
  );
}
