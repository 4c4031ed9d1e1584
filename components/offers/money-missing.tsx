import Link from "next/link";
import { buttonClass } from "@/components/ui/button-class";
import { naira, typedNaira } from "@/lib/money/format";

export type MoneyMissingProps = {
  offerId: string;
  /** Kobo as digits. */
  missingMinor: string;
};

/** How much the wallet lacks, and the way there and back. */
export function MoneyMissing({ offerId, missingMinor }: MoneyMissingProps) {
  const missing = BigInt(missingMinor);
  const href = `/wallet/fund?${new URLSearchParams({ amount: typedNaira(missing), next: `/offers/${offerId}` })}`;
  return (
    <div aria-live="polite" className="grid gap-3 rounded-inset bg-wait-soft p-4 text-wait">
      <p>
        <span className="font-semibold">
          {missing > 0n ? `You need ${naira(missing)} more.` : "Not enough money in your wallet."}
        </span>{" "}
        Add it now, and we’ll bring you back here.
      </p>
      <Link href={href} prefetch={false} className={buttonClass({ wide: true })}>
        Add money
      </Link>
    </div>
  );
}
