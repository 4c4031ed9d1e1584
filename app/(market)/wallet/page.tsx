import type { Metadata } from "next";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ShowMore } from "@/components/ui/show-more";
import { BalanceCard } from "@/components/wallet/balance-card";
import { Statement } from "@/components/wallet/statement";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { balancesOf, statementFor } from "@/lib/wallet";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Wallet" };

export default async function WalletPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string | string[] }>;
}) {
  const viewer = await requireViewer();
  const { cursor } = await searchParams;
  const from = typeof cursor === "string" ? cursor : undefined;
  const [{ availableMinor, heldMinor, now }, { lines, nextCursor }] = await Promise.all([
    balancesOf(viewer.id),
    statementFor(viewer.id, { cursor: from }),
  ]);
  return (
    <div className="mx-auto max-w-3xl">
      <RefreshOn realtime={browserSettings()} channel={userChannel(viewer.id)} events={["wallet.changed"]} />
      <PageHeading title="Wallet" lead="What you can spend, and what is locked in your trades." />
      <BalanceCard availableMinor={availableMinor} heldMinor={heldMinor} />
      <section aria-labelledby="statement" className="mt-9">
        <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id="statement" className="text-xl">
            Statement
          </h2>
          {lines.length > 0 && <p className="text-sm text-muted">Amount, and your balance after it</p>}
        </div>
        {lines.length > 0 ? <Statement lines={lines} now={now} /> : <NothingYet />}
        <ShowMore href={nextCursor && `/wallet?cursor=${encodeURIComponent(nextCursor)}`}>
          Show older
        </ShowMore>
        {from && (
          <p className="mt-4 text-center">
            <ButtonLink href="/wallet" kind="quiet" size="small">
              Back to the newest
            </ButtonLink>
          </p>
        )}
      </section>
    </div>
  );
}

const NothingYet = () => (
  <EmptyState title="No money has moved yet">
    Fund your wallet to buy airtime, or sell some: each naira in and out is written down here.
  </EmptyState>
);
