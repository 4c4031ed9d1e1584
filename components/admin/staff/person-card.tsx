import Link from "next/link";
import type { ReactNode } from "react";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { StaffRestriction } from "@/lib/identity";
import { Restrictions } from "./restrictions";

type PersonCardProps = {
  person: { id: string; name: string; level: string };
  /** What they are in the matter at hand. */
  role?: string;
  restrictions: readonly StaffRestriction[];
  /** What else is known of them. */
  children: ReactNode;
};

/** A user whom a matter concerns, recognisable but not reachable. */
export const PersonCard = ({ person, role, restrictions, children }: PersonCardProps) => (
  <Card className="flex gap-3.5 p-5">
    <Avatar name={person.name} />
    <div className="min-w-0 text-sm">
      <h2 className="text-base wrap-anywhere">
        {person.name} {role && <span className="font-sans text-sm font-normal text-muted">{role}</span>}
      </h2>
      {children}
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <Badge>{person.level.toLowerCase()}</Badge>
        <Link href={`/admin/people/${person.id}`} className={tradeLinkClass}>
          Their page
        </Link>
      </p>
      {restrictions.length > 0 && (
        <div className="mt-3">
          <Restrictions restrictions={restrictions} />
        </div>
      )}
    </div>
  </Card>
);
