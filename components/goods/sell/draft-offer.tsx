import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OwnListingCard } from "@/lib/catalog/schema";

/** The draft that was written last, above an empty form. */
export const DraftOffer = ({ draft, now }: { draft: OwnListingCard; now: Date }) => (
  <Notice
    title={draft.title ? `Continue “${draft.title}”?` : "Continue your draft?"}
    aside={
      <ButtonLink href={`/sell/goods?draft=${draft.id}`} kind="quiet" size="small">
        Continue draft
      </ButtonLink>
    }
  >
    Saved <RelativeTime at={new Date(draft.savedAt)} now={now} />. Nothing of it is public.
  </Notice>
);
