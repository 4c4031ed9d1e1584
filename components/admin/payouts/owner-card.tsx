import Link from "next/link";
import { Restrictions } from "@/components/admin/staff/restrictions";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import type { InspectedPayout } from "@/lib/payouts";

/** The owner of the money. */
export function OwnerCard({
  payout: { user, currency, accountName, restrictions },
}: {
  payout: InspectedPayout;
}) {
  return (
    <Card className="flex gap-3.5 p-5">
      <Avatar name={user.name} />
      <div className="min-w-0 text-sm">
        <h2 className="text-base wrap-anywhere">{user.name}</h2>
        <p className="mt-1 wrap-anywhere text-muted">Name at bank: {accountName}</p>
        <p className="mt-1 text-muted">
          <Money minor={BigInt(user.walletMinor)} currency={currency} /> in the wallet, {user.paidBefore} paid
          out before
        </p>
        <p className="mt-2 flex flex-wrap items-center gap-2">
          <Badge>{user.level.toLowerCase()}</Badge>
          <Link href={`/admin/trades?q=${user.id}`} className={tradeLinkClass}>
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
