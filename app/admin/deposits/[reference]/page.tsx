import type { Metadata } from "next";
import { DepositCase } from "./deposit-case";

export const metadata: Metadata = { title: "Deposit" };

export default async function AdminDepositPage({ params }: { params: Promise<{ reference: string }> }) {
  return <DepositCase {...(await params)} />;
}
