import { CheckIcon } from "@/components/ui/icons";
import type { SaveState } from "./saver";

/** What others see, and whether what was typed is kept. */
export function SaveLine({ isLive, state }: { isLive: boolean; state: SaveState }) {
  if (isLive)
    return (
      <p className="text-sm text-muted">
        A new price or quantity shows at once. Other changes, and a price cut of 60% or more, are checked
        first. Until then, buyers see what is live now.
      </p>
    );
  return (
    <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
      <span className="text-muted">Nothing is public yet</span>
      <output className="flex items-center font-medium text-primary-ink">
        <Says state={state} />
      </output>
    </div>
  );
}

function Says({ state }: { state: SaveState }) {
  if (state.is === "saving") return <span className="text-muted">Saving draft…</span>;
  if (state.is === "saved")
    return (
      <span className="inline-flex items-center gap-1.5">
        <CheckIcon size={16} /> Draft saved
      </span>
    );
  if (state.is !== "failed") return null;
  return <span className="text-wait">Draft not saved. {state.again ? "We’ll try again." : state.says}</span>;
}
