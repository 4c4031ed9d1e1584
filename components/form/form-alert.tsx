import type { Refused } from "./form-state";

// Drawn here: a Notice would bring its four icons into the scripts of every form.
const look =
  "rounded-inset border-l-4 border-danger bg-danger-soft p-4 leading-relaxed font-medium text-danger";

/** Why the server said no, above the form. It is read out at once and can take the focus. */
export function FormAlert({ refusal, id }: { refusal: Refused | null; id?: string }) {
  if (!refusal) return null;
  return (
    <div id={id} tabIndex={-1} role="alert" data-reason={refusal.reason} className={look}>
      {refusal.message}
    </div>
  );
}
