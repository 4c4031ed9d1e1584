import type { ReactNode } from "react";
import { PageHeading } from "@/components/shell/page-heading";
import { shortCode } from "@/lib/kernel/ids";

type SubjectPageProps = {
  kind: string;
  /** Without a reference its id is what the ledger calls it. */
  subject: { id: string; reference?: string };
  badge: ReactNode;
  children: ReactNode;
};

/** Two columns where there is room, in a page of its own and beside its queue. Its parent is a container. */
export const subjectGridClass = "grid gap-5 @3xl:grid-cols-[1fr_24rem] @3xl:items-start";

/** The staff page of one subject, in two columns, with its name, id and state. */
export const SubjectPage = ({ kind, subject: { id, reference = id }, badge, children }: SubjectPageProps) => (
  <div className="@container">
    <PageHeading
      title={`${kind} ${shortCode(id)}`}
      lead={<span className="break-all">{reference}</span>}
      aside={badge}
    />
    <div className={subjectGridClass}>{children}</div>
  </div>
);

export const Column = ({ children }: { children: ReactNode }) => (
  <div className="grid min-w-0 gap-5">{children}</div>
);
