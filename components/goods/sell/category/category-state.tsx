import { Notice } from "@/components/ui/notice";
import type { Asked } from "./use-category";

type CategoryStateProps = {
  asked: Asked;
  onAgain: () => void;
  /** Labels of details that were read from the title. */
  guessed: readonly string[];
};

const list = new Intl.ListFormat("en-GB");

/** While the details of a category come, where they cannot, and which were filled in for the seller. */
export function CategoryState({ asked, onAgain, guessed }: CategoryStateProps) {
  if (asked.is === "none")
    return (
      <noscript>
        <p className="text-sm text-muted">Choose the category and press “Continue”. Its details come next.</p>
      </noscript>
    );
  if (asked.is === "asking") return <Skeleton />;
  if (asked.is === "lost")
    return (
      <Notice tone="wait" title="The details of this category didn’t load">
        <button type="button" onClick={onAgain} className="min-h-11 font-semibold underline">
          Try again
        </button>
      </Notice>
    );
  if (guessed.length === 0) return null;
  return (
    <output className="-mt-2 block text-sm text-primary-ink">
      We filled in {list.format(guessed)} from your title. Check {guessed.length === 1 ? "it" : "them"}.
    </output>
  );
}

const Skeleton = () => (
  <output aria-busy="true" className="grid gap-3">
    <span className="sr-only">Loading the details of this category</span>
    <span className="h-5 w-24 rounded bg-line" />
    <span className="h-12 rounded-field bg-line" />
    <span className="h-5 w-24 rounded bg-line" />
    <span className="h-12 rounded-field bg-line" />
  </output>
);
