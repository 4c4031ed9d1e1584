import { notFound } from "next/navigation";
import { isUuid } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { readLabel } from "@/lib/shipments";
import { requireViewer } from "@/lib/web/session";

/** The label of an order as a PDF, for its seller. Where there is none yet, their order says why. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ tradeId: string }> },
): Promise<Response> {
  const { tradeId } = await params;
  const viewer = await requireViewer(`/trades/${tradeId}`);
  if (!isUuid(tradeId)) notFound();
  try {
    const pdf = await readLabel(viewer, tradeId);
    return new Response(new Uint8Array(pdf), {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Disposition": 'inline; filename="amana-label.pdf"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.status === 404) notFound();
    const headers = { Location: `/trades/${tradeId}`, "Cache-Control": "private, no-store" };
    return new Response(null, { status: 303, headers });
  }
}
