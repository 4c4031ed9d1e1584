import Link from "next/link";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { TaxState } from "@/components/identity/tax/tax-state";
import { TitledCard } from "@/components/ui/card";
import type { TaxNumberCase } from "@/lib/identity";
import { formatDay } from "@/lib/kernel/time-format";

/** The numbers that the same seller sent before, or since. */
export const EarlierNumbers = ({ earlier }: Pick<TaxNumberCase, "earlier">) =>
  earlier.length > 0 && (
    <TitledCard title="Other numbers of this seller">
      <ul className="divide-y divide-line">
        {earlier.map(({ id, number, state, createdAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-2.5">
            <Link href={`/admin/tax-numbers/${id}`} prefetch={false} className={`${tradeLinkClass} fig`}>
              {number}
            </Link>
            <span className="text-sm text-muted">{formatDay(new Date(createdAt))}</span>
            <TaxState state={state} />
          </li>
        ))}
      </ul>
    </TitledCard>
  );
