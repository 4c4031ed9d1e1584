import { priceHintFor } from "@/lib/catalog";
import { getViewer } from "@/lib/web/session";

/** What things like the one that is being written about cost, for the form of a listing; null where too few are known. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const viewer = await getViewer();
  const hint =
    viewer &&
    (await priceHintFor(viewer, {
      category: asked.get("category") ?? "",
      condition: asked.get("condition") ?? "",
      details: (key) => asked.get(`a.${key}`) ?? "",
    }));
  return Response.json(hint, { headers: { "cache-control": "private, no-store" } });
}
