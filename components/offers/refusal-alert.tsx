import { FormAlert } from "@/components/form/form-alert";
import type { FormState } from "@/lib/web/form-state";

/** Where each refusal can be mended: by its reason. */
export type WaysOut = Record<string, { href: string; says: string } | undefined>;

type RefusalAlertProps = { refusal: FormState["refusal"]; waysOut: WaysOut };

/** A refusal, with a link to the next step. */
export function RefusalAlert({ refusal, waysOut }: RefusalAlertProps) {
  if (!refusal) return null;
  const wayOut = waysOut[refusal.reason];
  return (
    <div className="grid gap-2">
      <FormAlert refusal={refusal} />
      {wayOut && (
        // A whole load, not a client one: the page comes with a new key and what is true now.
        <a
          href={wayOut.href}
          className="inline-flex min-h-11 items-center font-semibold text-primary-ink underline underline-offset-4"
        >
          {wayOut.says}
        </a>
      )}
    </div>
  );
}
