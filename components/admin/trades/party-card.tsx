import Link from "next/link";
import { Restrictions } from "@/components/admin/staff/restrictions";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { InspectedParty } from "@/lib/staff";
import { tradeLinkClass } from "./trades-table";

/** One side of a trade, recognisable but not reachable. */
export function PartyCard({ side, party }: { side: "Buyer" | "Seller"; party: InspectedParty }) {
  const { id, name, email, phone, level, restrictions } = party;
  return (
    <Card className="flex gap-3.5 p-5">
      <Avatar name={name} />
      <div className="min-w-0 text-sm">
        <h2 className="text-base">
          {name} <span className="font-sans text-sm font-normal text-muted">{side.toLowerCase()}</span>
        </h2>
        <p className="mt-1 text-muted">{email}</p>
        <p className="text-muted">{phone}</p>
        <p className="mt-2 flex flex-wrap items-center gap-2">
          <Badge>{level.toLowerCase()}</Badge>
          <Link href={`/admin/trades?q=${id}`} className={tradeLinkClass}>
            All their trades
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
}
