import type { ReactNode } from "react";
import { PageHeading } from "@/components/shell/page-heading";
import { shortCode } from "@/lib/kernel/ids";

type SubjectPageProps = {
  kind: string;
  id: string;
  reference: string;
  badge: ReactNode;
  /** What it is and what was done with it, beside what there is to decide. */
  facts: ReactNode;
  children: ReactNode;
};

/** The page of one thing that staff look at: by what people call it, by what the ledger does, and its state. */
export const SubjectPage = ({ kind, id, reference, badge, facts, children }: SubjectPageProps) => (
  <>
    <PageHeading
      title={`${kind} ${shortCode(id)}`}
      lead={<span className="break-all">{reference}</span>}
      aside={badge}
    />
    <div className="grid gap-5 lg:grid-cols-[1fr_24rem] lg:items-start">
      <div className="grid min-w-0 gap-5">{children}</div>
      <div className="grid min-w-0 gap-5">{facts}</div>
    </div>
  </>
);
