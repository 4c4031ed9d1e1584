import type { ReactNode } from "react";
import { Inset } from "@/components/ui/card";
import type { TemplateParts } from "@/lib/notifications/templates/parts";

type PhoneProps = { parts: TemplateParts; language: string; letters: number | null };

/** A notice as a phone shows it: on a locked screen, in inbox and email, as a text message. */
export const Phone = ({ parts: { title, body, push, text, button }, language, letters }: PhoneProps) => (
  <div lang={language} className="grid max-w-sm gap-4">
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
);

const Part = ({ name, children }: { name: string; children: ReactNode }) => (
  <section>
    <h3 className="mb-1 text-sm text-muted">{name}</h3>
    <Inset className="p-3">{children}</Inset>
  </section>
);
