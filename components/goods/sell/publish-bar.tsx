import type { UseFormReturn } from "react-hook-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Leaf } from "@/lib/catalog/complete";
import { naira } from "@/lib/money/format";
import { parseNaira } from "@/lib/money/parse";
import type { FormState } from "@/lib/web/form-state";
import type { Typed } from "./typed";
import { useAlive } from "./use-alive";
import { useTyped } from "./use-typed";

type PublishBarProps = {
  form: UseFormReturn<Typed>;
  state: FormState;
  isLive: boolean;
  leaf: Leaf | null;
  /** Pictures are still on their way. */
  isWaiting: boolean;
};

/** The one button of the page; on a phone it stays within reach of a thumb. */
export function PublishBar({ form, state, isLive, leaf, isWaiting }: PublishBarProps) {
  const typed = useTyped({ form, state }, "price");
  const price = parseNaira(typed);
  const publish = price ? `Publish for ${naira(price)}` : "Publish";
  const isAlive = useAlive();
  // Without scripts, the form first learns what its category asks.
  const label = isAlive || leaf ? publish : "Continue";
  return (
    <div className="max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:border-t max-md:border-line max-md:bg-surface max-md:p-3 max-md:pb-[calc(0.75rem+env(safe-area-inset-bottom))]">
      <SubmitButton wide pendingLabel={isLive ? "Saving" : "Publishing"}>
        {isWaiting ? "Sending your pictures…" : isLive ? "Save changes" : label}
      </SubmitButton>
      {!isLive && (
        <noscript>
          <button
            type="submit"
            name="act"
            value="save"
            className="mt-2 min-h-11 w-full font-semibold underline"
          >
            Save draft
          </button>
        </noscript>
      )}
    </div>
  );
}
