import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";

type ProofCardProps = {
  title: string;
  /** The address or number that it is about. */
  subject: string;
  proven: boolean;
  children?: ReactNode;
};

/** One thing to prove, and whether it is. */
export function ProofCard({ title, subject, proven, children }: ProofCardProps) {
  return (
    <Card className="p-5 sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-lg">{title}</h2>
          <p className="fig mt-1 wrap-anywhere text-base font-semibold">{subject}</p>
        </div>
        <Badge tone={proven ? "ok" : "wait"}>{proven ? "Verified" : "Not verified yet"}</Badge>
      </div>
      {!proven && <div className="mt-4 flex flex-col gap-4">{children}</div>}
    </Card>
  );
}
