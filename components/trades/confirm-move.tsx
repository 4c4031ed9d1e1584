import type { ReactNode } from "react";
import { type ButtonLook, buttonClass } from "@/components/ui/button-class";
import { CheckIcon } from "@/components/ui/icons";

type ConfirmMoveProps = {
  /** The label of the button that opens it. */
  label: string;
  look: ButtonLook;
  title: string;
  /** Who gets what. */
  text?: string;
  /** What was sent from it was refused. */
  isOpen?: boolean;
  /** The form that does it. */
  children: ReactNode;
};

/** A confirmation before a trade ends, with who gets what. A details element, so that it works without JavaScript. */
export function ConfirmMove({ label, look, title, text, isOpen = false, children }: ConfirmMoveProps) {
  return (
    <details
      open={isOpen || undefined}
      className={`group max-w-full open:w-full open:basis-full ${look.wide ? "w-full" : ""}`}
    >
      <summary
        className={`${buttonClass(look)} list-none group-open:min-h-0 group-open:w-auto group-open:border-0 group-open:bg-transparent group-open:p-0 group-open:shadow-none`}
      >
        <span className="inline-flex items-center gap-2 group-open:hidden">
          {look.wide && <CheckIcon size={20} />}
          {label}
        </span>
        <span className="hidden py-2 text-sm font-semibold text-primary-ink underline underline-offset-4 group-open:inline">
          Not yet
        </span>
      </summary>
      <div className="mt-1 flex flex-col gap-3 rounded-inset bg-ground p-4">
        <div>
          <p className="font-semibold text-ink">{title}</p>
          {text && <p className="mt-1 text-sm text-muted">{text}</p>}
        </div>
        {children}
      </div>
    </details>
  );
}
