import type { ReactNode } from "react";
import { Unsent } from "./unsent";

/** A refusal. `reason` is for code, `message` for the user. */
export type Refused = { reason: string; message: string };

// Drawn here: a Notice would bring its four icons into the scripts of every form.
const look =
  "rounded-inset border-l-4 border-danger bg-danger-soft p-4 leading-relaxed font-medium text-danger";

type RefusalTextProps = { refusal: Refused; id?: string | undefined; children?: ReactNode };

/** A refusal, announced immediately; children offer the next step. */
export const RefusalText = ({ refusal, id, children }: RefusalTextProps) => (
  <div id={id} tabIndex={-1} role="alert" data-reason={refusal.reason} className={look}>
    {refusal.message}
    {children}
    <Unsent refusal={refusal} />
  </div>
);
