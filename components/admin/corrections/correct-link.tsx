import { ButtonLink } from "@/components/ui/button";
import type { CaseKind } from "@/lib/corrections/kinds";

type CorrectLinkProps = { personId: string; about?: { kind: CaseKind; id: string }; children?: string };

/** Leads to the form that corrects a person's wallet, with the case filled in. */
export const CorrectLink = ({ personId, about, children = "Credit or adjust" }: CorrectLinkProps) => (
  <ButtonLink
    href={`/admin/corrections/new?${new URLSearchParams({ person: personId, ...(about && { kind: about.kind, case: about.id }) }).toString()}`}
    kind="quiet"
    size="small"
  >
    {children}
  </ButtonLink>
);
