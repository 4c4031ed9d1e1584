import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Inset, TitledCard } from "@/components/ui/card";
import type { PreviewedTemplate } from "@/lib/notifications";
import { languages } from "@/lib/notifications/templates/parts";

/** A notice in one language, as a phone shows it. */
export function TemplatePhone({ preview }: { preview: PreviewedTemplate }) {
  const { language, parts, isEnglish, letters } = preview;
  const { title, body, push, text, button } = parts;
  return (
    <TitledCard
      title={languages[language]}
      aside={isEnglish && <Badge tone="wait">Missing: read in English</Badge>}
    >
      <div lang={isEnglish ? "en" : language} className="grid max-w-sm gap-4">
        <Part name="Locked screen">{push}</Part>
        <Part name="Inbox and email">
          <strong className="block wrap-anywhere">{title}</strong>
          {body.split("\n\n").map((paragraph) => (
            <p key={paragraph} className="mt-2 wrap-anywhere">
              {paragraph}
            </p>
          ))}
          <span className="mt-3 inline-block rounded-field bg-primary px-3 py-2 font-semibold text-on-primary">
            {button}
          </span>
        </Part>
        {text !== undefined && (
          <Part name={`Text message: ${letters ?? 0} of 160 letters`}>
            <span className="wrap-anywhere">{text}</span>
          </Part>
        )}
      </div>
    </TitledCard>
  );
}

const Part = ({ name, children }: { name: string; children: ReactNode }) => (
  <section>
    <h3 className="mb-1 text-sm text-muted">{name}</h3>
    <Inset className="p-3">{children}</Inset>
  </section>
);
