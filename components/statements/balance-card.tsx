import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ArrowUpRightIcon, LockIcon, PlusIcon } from "@/components/ui/icons";
import { Money } from "@/components/ui/money";
import type { BalanceDay, Balances } from "@/lib/statements";
import { BalanceChart } from "./balance-chart";

type BalanceCardProps = { balances: Omit<Balances, "now">; days: readonly BalanceDay[] };

/** Where the money is: what may be spent, what is locked in escrow, what is on its way to a bank, and how it was. In kobo. */
export function BalanceCard({ balances, days }: BalanceCardProps) {
  const { availableMinor, heldMinor, heldTrades, leavingMinor } = balances;
  const hasHistory = days.some((day) => day.availableMinor + day.heldMinor > 0n);
  return (
    <Card className="grid gap-5 p-5 sm:p-6">
      <div className="grid gap-5 sm:grid-cols-[1fr_auto] sm:items-center">
        <dl className="flex flex-wrap items-end gap-x-9 gap-y-4">
          <div className="max-sm:w-full">
            <dt className="text-sm text-muted">Available</dt>
            <dd className="mt-1">
              <Money
                minor={availableMinor}
                className="fig text-[clamp(1.75rem,9.25vw,2.375rem)] leading-none sm:text-[2.375rem]"
              />
            </dd>
          </div>
          <div>
            <dt className="flex items-center gap-1.5 text-sm text-wait">
              <LockIcon size={15} />
              {heldTrades > 0
                ? `In escrow, ${heldTrades} ${heldTrades === 1 ? "trade" : "trades"}`
                : "In escrow"}
            </dt>
            <dd className="mt-1">
              <Money minor={heldMinor} className="fig text-[1.375rem]" />
            </dd>
          </div>
          {leavingMinor > 0n && (
            <div>
              <dt className="text-sm text-muted">
                <Link href="/wallet/payouts" prefetch={false} className="underline underline-offset-4">
                  On its way to your bank
                </Link>
              </dt>
              <dd className="mt-1">
                <Money minor={leavingMinor} className="fig text-[1.375rem]" />
              </dd>
            </div>
          )}
        </dl>
        <div className="grid grid-cols-2 gap-2.5 sm:grid-cols-1">
          <ButtonLink href="/wallet/fund" size="small" wide>
            <PlusIcon size={18} /> Add money
          </ButtonLink>
          <ButtonLink href="/wallet/withdraw" kind="quiet" size="small" wide>
            <ArrowUpRightIcon size={18} /> Withdraw
          </ButtonLink>
        </div>
      </div>
      {hasHistory && <BalanceChart days={days} />}
    </Card>
  );
}

/** What may be spent, in a sentence. */
export const Available = ({ minor }: { minor: bigint }) => (
  <>
    You have <Money minor={minor} className="font-semibold text-ink" /> available.
  </>
);
