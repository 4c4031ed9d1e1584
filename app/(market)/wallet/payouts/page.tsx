import type { Metadata } from "next";
import { PayoutRow } from "@/components/payouts/payout-row";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ShowMore } from "@/components/ui/show-more";
import { payoutsOf } from "@/lib/payouts";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Withdrawals" };

type Asked = { cursor?: string | string[] };

export default async function PayoutsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer();
  const { cursor } = await searchParams;
  const from = typeof cursor === "string" ? cursor : undefined;
  const { payouts, nextCursor } = await payoutsOf(viewer.id, { cursor: from });
  return (
    <div className="mx-auto max-w-2xl">
      <RefreshOn realtime={browserSettings()} channel={userChannel(viewer.id)} events={["wallet.changed"]} />
      <PageHeading
        title="Withdrawals"
        lead="Your withdrawals and their status."
        aside={
          <ButtonLink href="/wallet/withdraw" size="small">
            Withdraw
          </ButtonLink>
        }
      />
      {payouts.length === 0 ? (
        <EmptyState title="No withdrawals yet">
          Your money stays in your wallet until you withdraw it.
        </EmptyState>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {payouts.map((payout) => (
              <PayoutRow key={payout.id} payout={payout} />
            ))}
          </ul>
        </Card>
      )}
      <ShowMore href={nextCursor && `/wallet/payouts?cursor=${encodeURIComponent(nextCursor)}`}>
        Show older
      </ShowMore>
    </div>
  );
}
