import type { Metadata } from "next";
import { ChargebackCase } from "./chargeback-case";

export const metadata: Metadata = { title: "Chargeback" };

export default async function AdminChargebackPage({ params }: { params: Promise<{ chargebackId: string }> }) {
  return <ChargebackCase {...(await params)} />;
}
