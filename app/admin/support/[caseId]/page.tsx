import type { Metadata } from "next";
import { SupportCase } from "./support-case";

export const metadata: Metadata = { title: "Support" };

export default async function AdminSupportPage({ params }: { params: Promise<{ caseId: string }> }) {
  return <SupportCase {...(await params)} />;
}
