import Link from "next/link";
import { TitledCard } from "@/components/ui/card";
import type { OwnLimits } from "@/lib/identity";
import { naira } from "@/lib/money/format";
import { LimitBars } from "./limit-bars";

/** A person's limits beside their wallet, and where they rise. */
export function LimitsCard({ limits }: { limits: OwnLimits }) {
  return (
    <TitledCard
      title="Your limits"
      aside={
        limits.level !== "TRUSTED" && (
          <Link
            href="/settings/verification"
            prefetch={false}
            className="py-1 font-semibold text-primary-ink hover:underline"
          >
            See levels
          </Link>
        )
      }
    >
      {limits.proven ? (
        <>
          <LimitBars limits={limits} />
          <p className="mt-3.5 text-sm text-muted">Up to {naira(limits.tradeMinor)} a trade at your level.</p>
        </>
      ) : (
        <p className="text-muted">Verify your email and phone number to add money, buy and sell.</p>
      )}
    </TitledCard>
  );
}
