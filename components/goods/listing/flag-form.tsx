"use client";
import { ActionForm } from "@/components/form/action-form";
import { buttonClass } from "@/components/ui/button-class";
import { flagReasons } from "@/lib/catalog/words";
import type { FormAction, FormState } from "@/lib/web/form-state";

type FlagFormProps = { action: FormAction; initial: FormState; listingId: string };

/** Says to moderators what is wrong with a listing, once. */
export const FlagForm = ({ action, initial, listingId }: FlagFormProps) => (
  <ActionForm action={action} initial={initial} about={{ id: listingId }} summary="Report this listing">
    {({ done }) =>
      done ? (
        <output className="block">Thanks. A moderator will look at it.</output>
      ) : (
        <>
          <fieldset className="grid gap-1">
            <legend className="sr-only">What’s wrong with it?</legend>
            {Object.entries(flagReasons).map(([reason, { says }]) => (
              <label key={reason} className="flex min-h-11 items-center gap-3">
                <input type="radio" name="reason" value={reason} required className="size-5 accent-primary" />
                {says}
              </label>
            ))}
          </fieldset>
          <button type="submit" className={buttonClass({ kind: "quiet", size: "small" })}>
            Send report
          </button>
        </>
      )
    }
  </ActionForm>
);
