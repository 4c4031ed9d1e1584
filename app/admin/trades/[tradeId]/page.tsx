import type { Metadata } from "next";
import { TradeCase } from "./trade-case";

export const metadata: Metadata = { title: "Trade" };

export default async function AdminTradePage({ params }: { params: Promise<{ tradeId: string }> }) {
  return <TradeCase {...(await params)} />;
}
