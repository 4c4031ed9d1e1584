import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DepositStatus } from "@/components/wallet/deposit-status";
import { arriveAtDeposit } from "@/lib/wallet";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Your payment" };

export default async function DepositPage({ params }: { params: Promise<{ reference: string }> }) {
  const { reference } = await params;
  const viewer = await requireViewer(`/wallet/deposits/${encodeURIComponent(reference)}`);
  const arrival = await arriveAtDeposit(viewer.id, reference);
  if (!arrival) notFound();
  return <DepositStatus {...arrival} />;
}
