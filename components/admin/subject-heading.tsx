import type { ReactNode } from "react";
import { PageHeading } from "@/components/shell/page-heading";
import { shortCode } from "@/lib/kernel/ids";

type SubjectHeadingProps = { kind: string; id: string; reference: string; badge: ReactNode };

/** Heads the page of one thing that staff look at: by what people call it, by what the ledger does, and where it stands. */
export const SubjectHeading = ({ kind, id, reference, badge }: SubjectHeadingProps) => (
  <PageHeading
    title={`${kind} ${shortCode(id)}`}
    lead={<span className="break-all">{reference}</span>}
    aside={badge}
  />
);
