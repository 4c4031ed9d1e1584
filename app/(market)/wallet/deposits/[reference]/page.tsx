import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DepositStatus } from "@/components/deposits/deposit-status";
import { DepositHistory } from "@/components/deposits/history";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { DefinitionList } from "@/components/ui/definition-list";
import { type OwnDeposit, refreshDeposit } from "@/lib/deposits";
import { gatewayTitle } from "@/lib/gateways/names";
import { formatDateTime } from "@/lib/kernel/time-format";
import { formatMinor } from "@/lib/money/format";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { markOpened } from "@/lib/web/opened-page";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Your payment" };

export default async function DepositPage({ params }: { params: Promise<{ reference: string }> }) {
  const { reference } = await params;
  const viewer = await requireViewer(`/wallet/deposits/${encodeURIComponent(reference)}`);
  const arrival = await refreshDeposit(viewer.id, reference);
  if (!arrival) notFound();
  await markOpened(viewer, `/wallet/deposits/${arrival.deposit.reference}`);
  return (
    <>
      <RefreshOn realtime={browserSettings()} channel={userChannel(viewer.id)} events={["wallet.changed"]} />
      <DepositStatus {...arrival} />
      <DepositHistory deposit={arrival.deposit} history={arrival.history} />
      <OnPaper deposit={arrival.deposit} name={viewer.name} />
    </>
  );
}

/** The details of a receipt, without the outcome. */
function OnPaper({ deposit, name }: { deposit: OwnDeposit; name: string }) {
  const { reference, currency, askedMinor, paidMinor, isTransfer, createdAt, paidAt } = deposit;
  const rows = [
    { term: "Wallet owner", value: name },
    ...(isTransfer ? [] : [{ term: "Requested", value: formatMinor(askedMinor, currency) }]),
    ...(paidMinor === null
      ? []
      : [{ term: `Received through ${gatewayTitle()}`, value: formatMinor(paidMinor, currency) }]),
    { term: "Started", value: `${formatDateTime(createdAt)}, Lagos` },
    ...(paidAt === null ? [] : [{ term: "Received", value: `${formatDateTime(paidAt)}, Lagos` }]),
    { term: "Reference", value: reference },
  ];
  return <DefinitionList rows={rows} className="mx-auto mt-6 hidden max-w-lg print:block" />;
}
