import type { Metadata } from "next";
import { TaxNumberCase } from "./tax-number-case";

export const metadata: Metadata = { title: "Tax number" };

export default async function AdminTaxNumberPage({ params }: { params: Promise<{ taxNumberId: string }> }) {
  return <TaxNumberCase {...(await params)} />;
}
