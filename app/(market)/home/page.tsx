import type { Metadata } from "next";
import { PricesToday } from "@/components/assets/airtime/prices-today";
import { PageHeading } from "@/components/shell/page-heading";
import { priceLines } from "@/lib/analytics";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage() {
  await requireViewer("/home");
  const lines = await priceLines("AIRTIME");
  return (
    <>
      <PageHeading title="Home" />
      <PricesToday lines={lines} />
    </>
  );
}
