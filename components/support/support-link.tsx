import { ButtonLink } from "@/components/ui/button";
import { type SubjectKind, supportLink } from "@/lib/support/subjects";

type SupportLinkProps = { about: SubjectKind; id?: string; children?: string };

/** The way from any page to a conversation about what it shows. */
export const SupportLink = ({ about, id, children = "Write to support" }: SupportLinkProps) => (
  <ButtonLink href={supportLink(about, id)} kind="quiet" wide>
    {children}
  </ButtonLink>
);
