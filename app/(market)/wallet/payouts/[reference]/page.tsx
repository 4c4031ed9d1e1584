import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CancelForm } from "@/components/payouts/cancel-form";
import { PayoutFacts } from "@/components/payouts/payout-facts";
import { PayoutHistory } from "@/components/payouts/payout-history";
import { PayoutOutlook } from "@/components/payouts/payout-outlook";
import { PayoutStateBadge } from "@/components/payouts/payout-state-badge";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { keyFor } from "@/lib/kernel/ids";
import { formatMinor } from "@/lib/money/format";
import { type OwnPayout, payoutFor, stepsOf } from "@/lib/payouts";
import { mayMakeMove } from "@/lib/payouts/machine";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import type { FormAction } from "@/lib/web/form-state";
import { markOpened } from "@/lib/web/opened-page";
import { requireViewer } from "@/lib/web/session";
import { cancel } from "./actions";

export const metadata: Metadata = { title: "Your withdrawal" };

export default async function PayoutPage({ params }: { params: Promise<{ reference: string }> }) {
  const { reference } = await params;
  const viewer = await requireViewer(`/wallet/payouts/${encodeURIComponent(reference)}`);
  const payout = await payoutFor(viewer.id, reference);
  if (!payout) notFound();
  await markOpened(viewer, `/wallet/payouts/${payout.reference}`);
  const steps = await stepsOf(payout.id);
  return (
    <div className="mx-auto grid max-w-2xl gap-5">
      <RefreshOn realtime={browserSettings()} channel={userChannel(viewer.id)} events={["wallet.changed"]} />
      <div className="-mb-5">
        <PageHeading
          title={formatMinor(payout.amountMinor, payout.currency)}
          lead="Withdrawal to your bank"
          aside={<PayoutStateBadge state={payout.state} />}
        />
      </div>
      <PayoutOutlook payout={payout} />
      <TitledCard title="Amount">
        <PayoutFacts payout={payout} />
      </TitledCard>
      <TitledCard title="History">
        <PayoutHistory steps={steps} />
      </TitledCard>
      {mayMakeMove(payout.state, "cancel") && <CancelPayout payout={payout} action={cancel} />}
      <ButtonLink href="/wallet" kind="quiet" wide>
        Go to wallet
      </ButtonLink>
    </div>
  );
}

/** Cancellation, until it is sent. Idempotent. */
function CancelPayout({ payout, action }: { payout: OwnPayout; action: FormAction }) {
  const { id, reference, currency, amountMinor, feeMinor } = payout;
  return (
    <CancelForm
      action={action}
      reference={reference}
      cancelKey={keyFor("cancel-payout", id)}
      total={formatMinor(amountMinor + feeMinor, currency, { compact: true })}
    />
  );
}
