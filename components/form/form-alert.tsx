import { Notice } from "@/components/ui/notice";
import type { Refused } from "./form-state";

/** Why the server said no, above the form. It is read out at once and can take the focus. */
export function FormAlert({ refusal, id }: { refusal: Refused | null; id?: string }) {
  if (!refusal) return null;
  return (
    <div id={id} tabIndex={-1} data-reason={refusal.reason} className="rounded-inset">
      <Notice tone="danger" role="alert">
        <p className="text-base font-medium">{refusal.message}</p>
      </Notice>
    </div>
  );
}
