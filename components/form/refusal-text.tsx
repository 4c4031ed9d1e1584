import type { ReactNode } from "react";

/** Why the server said no. `reason` is for code, `message` is the sentence for the person. */
export type Refused = { reason: string; message: string };

// Drawn here: a Notice would bring its four icons into the scripts of every form.
const look =
  "rounded-inset border-l-4 border-danger bg-danger-soft p-4 leading-relaxed font-medium text-danger";

type RefusalTextProps = { refusal: Refused; id?: string | undefined; children?: ReactNode };

/** A refusal in words, read out at once; what can be done about it follows as children. */
export const RefusalText = ({ refusal, id, children }: RefusalTextProps) => (
  <div id={id} tabIndex={-1} role="alert" data-reason={refusal.reason} className={look}>
    {refusal.message}
    {children}
  </div>
);
