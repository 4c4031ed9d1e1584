import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Receipt } from "@/components/wallet/receipt";
import { receiptFor } from "@/lib/statements";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Receipt" };

export default async function EntryPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await requireViewer(`/wallet/entries/${encodeURIComponent(id)}`);
  const entry = await receiptFor(viewer.id, id);
  if (!entry) notFound();
  return <Receipt entry={entry} holder={viewer.name} />;
}
