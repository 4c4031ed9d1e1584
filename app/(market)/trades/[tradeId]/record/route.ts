import { notFound } from "next/navigation";
import { isUuid } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { recordFile } from "@/lib/records";
import { requireViewer } from "@/lib/web/session";

/** The record of a trade as a file, for its parties and the moderators of its dispute. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ tradeId: string }> },
): Promise<Response> {
  const viewer = await requireViewer();
  const { tradeId } = await params;
  if (!isUuid(tradeId)) notFound();
  const file = await recordFile(viewer, tradeId).catch((error: unknown) => {
    if (error instanceof Refusal) notFound();
    throw error;
  });
  return new Response(file, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="amana-record-${tradeId}.json"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
