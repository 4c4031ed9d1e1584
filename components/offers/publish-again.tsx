import { ButtonLink } from "@/components/ui/button";

/** Leads to the form of a new offer with the terms of this one. */
export const PublishAgain = ({ offerId }: { offerId: string }) => (
  <ButtonLink href={`/offers/new?again=${offerId}`} kind="quiet" size="small">
    Publish again
  </ButtonLink>
);
