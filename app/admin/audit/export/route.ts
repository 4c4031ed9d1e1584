import { exportAudit } from "@/lib/audit";
import { newId } from "@/lib/kernel/ids";
import { requirePermission } from "../../require-permission";
import { searchIn } from "../search";

/** The audit lines that match, as JSONL. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await requirePermission("audit.export");
  const { before: _before, ...search } = searchIn(Object.fromEntries(new URL(request.url).searchParams));
  const body = await exportAudit(viewer, newId(), search);
  return new Response(body, {
    headers: {
      "Content-Type": "application/x-ndjson; charset=utf-8",
      "Content-Disposition": 'attachment; filename="amana-audit.jsonl"',
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
