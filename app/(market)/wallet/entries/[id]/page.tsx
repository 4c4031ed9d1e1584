import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Receipt } from "@/components/statements/receipt";
import { statements } from "@/lib/composition";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Receipt" };

export default async function EntryPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await requireViewer(`/wallet/entries/${encodeURIComponent(id)}`);
  const entry = await statements.receiptFor(viewer.id, id);
  if (!entry) notFound();
  return <Receipt entry={entry} holder={viewer.name} />;
}
