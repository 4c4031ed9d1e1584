import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { DepositStatus } from "@/components/wallet/deposit-status";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { arriveAtDeposit } from "@/lib/wallet";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Your payment" };

export default async function DepositPage({ params }: { params: Promise<{ reference: string }> }) {
  const { reference } = await params;
  const viewer = await requireViewer(`/wallet/deposits/${encodeURIComponent(reference)}`);
  const arrival = await arriveAtDeposit(viewer.id, reference);
  if (!arrival) notFound();
  return (
    <>
      <RefreshOn realtime={browserSettings()} channel={userChannel(viewer.id)} events={["wallet.changed"]} />
      <DepositStatus {...arrival} />
    </>
  );
}
