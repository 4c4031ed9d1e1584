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

/** The staff page of one subject, in two columns, with its name, id and state. */
export const SubjectPage = ({ kind, subject: { id, reference = id }, badge, children }: SubjectPageProps) => (
  <>
    <PageHeading
      title={`${kind} ${shortCode(id)}`}
      lead={<span className="break-all">{reference}</span>}
      aside={badge}
    />
    <div className="grid gap-5 lg:grid-cols-[1fr_24rem] lg:items-start">{children}</div>
  </>
);

export const Column = ({ children }: { children: ReactNode }) => (
  <div className="grid min-w-0 gap-5">{children}</div>
);
