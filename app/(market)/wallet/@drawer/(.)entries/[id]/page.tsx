import { notFound } from "next/navigation";
import { ReceiptDrawer } from "@/components/statements/receipt";
import { statements } from "@/lib/composition";
import { requireViewer } from "@/lib/web/session";

/** The receipt's page, where it is opened from the wallet. */
export default async function EntryDrawer({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await requireViewer(`/wallet/entries/${encodeURIComponent(id)}`);
  const entry = await statements.receiptFor(viewer.id, id);
  if (!entry) notFound();
  return <ReceiptDrawer entry={entry} holder={viewer.name} />;
}
