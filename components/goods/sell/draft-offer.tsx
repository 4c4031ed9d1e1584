import { buttonClass } from "@/components/ui/button-class";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OwnListingCard } from "@/lib/catalog/schema";

/** The draft that was written last, above an empty form. */
export const DraftOffer = ({ draft, now }: { draft: OwnListingCard; now: Date }) => (
  <Notice
    title={draft.title ? `Continue “${draft.title}”?` : "Continue your draft?"}
    aside={
      // A whole load: the form that stands here has a state of its own.
      <a href={`/sell/goods?draft=${draft.id}`} className={buttonClass({ kind: "quiet", size: "small" })}>
        Continue draft
      </a>
    }
  >
    Saved <RelativeTime at={new Date(draft.savedAt)} now={now} />. Nothing of it is public.
  </Notice>
);
