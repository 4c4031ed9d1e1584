import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ArrowUpRightIcon, LockIcon, PlusIcon } from "@/components/ui/icons";
import { Money } from "@/components/ui/money";

type BalanceCardProps = Record<"availableMinor" | "heldMinor" | "leavingMinor", bigint>;

/** Where the money is: what may be spent, what is locked in escrow, and what is on its way to a bank. In kobo. */
export function BalanceCard({ availableMinor, heldMinor, leavingMinor }: BalanceCardProps) {
  return (
    <Card className="grid gap-5 p-5 sm:grid-cols-[1fr_auto] sm:items-end sm:p-6">
      <dl className="grid gap-3 sm:flex sm:flex-wrap sm:gap-x-8 sm:gap-y-4">
        <div>
          <dt className="text-sm text-muted">Available</dt>
          <dd className="mt-1">
            <Money
              minor={availableMinor}
              className="fig text-[clamp(1.75rem,9.25vw,2.25rem)] leading-none sm:text-[2.75rem]"
            />
          </dd>
        </div>
        <div className="flex items-baseline justify-between gap-4 rounded-inset bg-primary-soft px-4 py-3 text-primary-ink sm:block">
          <dt className="flex items-center gap-1.5 text-sm">
            <LockIcon size={15} /> In escrow
          </dt>
          <dd className="sm:mt-1.5">
            <Money minor={heldMinor} className="fig text-xl" />
          </dd>
        </div>
        {leavingMinor > 0n && (
          <div className="flex items-baseline justify-between gap-4 rounded-inset bg-wait-soft px-4 py-3 text-wait sm:block">
            <dt className="text-sm">
              <Link href="/wallet/payouts" prefetch={false} className="underline underline-offset-4">
                On its way to your bank
              </Link>
            </dt>
            <dd className="sm:mt-1.5">
              <Money minor={leavingMinor} className="fig text-xl" />
            </dd>
          </div>
        )}
      </dl>
      <div className="grid gap-2.5">
        <ButtonLink href="/wallet/fund" wide>
          <PlusIcon size={18} /> Add money
        </ButtonLink>
        <ButtonLink href="/wallet/withdraw" kind="quiet" wide>
          <ArrowUpRightIcon size={18} /> Withdraw
        </ButtonLink>
      </div>
    </Card>
  );
}

/** What may be spent, in a sentence. */
export const Available = ({ minor }: { minor: bigint }) => (
  <>
    You have <Money minor={minor} className="font-semibold text-ink" /> available.
  </>
);
