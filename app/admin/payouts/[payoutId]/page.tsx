import type { Metadata } from "next";
import { PayoutCase } from "./payout-case";

export const metadata: Metadata = { title: "Payout" };

export default async function AdminPayoutPage({ params }: { params: Promise<{ payoutId: string }> }) {
  return <PayoutCase {...(await params)} />;
}
