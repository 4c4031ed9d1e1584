import "server-only";
import { notFound } from "next/navigation";
import { type Dossier, dossierFor } from "@/lib/dossier";
import { isUuid } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { requireViewer } from "@/lib/web/session";

type Written = { body: BodyInit; type: string; ending: string };

/**
 * The viewer's own dossier of a trade as a file; not found for everyone but its parties. One who asks too often is sent back to the
 * page, which says so.
 */
export async function answerDossier(
  params: Promise<{ tradeId: string }>,
  write: (dossier: Dossier) => Promise<Written> | Written,
): Promise<Response> {
  const { tradeId } = await params;
  const viewer = await requireViewer(`/trades/${tradeId}/dossier`);
  if (!isUuid(tradeId)) notFound();
  try {
    const dossier = await dossierFor(viewer, tradeId);
    if (!dossier) notFound();
    const { body, type, ending } = await write(dossier);
    return new Response(body, {
      headers: {
        "Content-Type": type,
        "Content-Disposition": `attachment; filename="amana-trade-${dossier.trade.code}.${ending}"`,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== kernelRefusals.too_many_requests.reason) throw error;
    const back = `/trades/${tradeId}/dossier?problem=too-often`;
    return new Response(null, {
      status: 303,
      headers: { Location: back, "Cache-Control": "private, no-store" },
    });
  }
}
