import { guessCategories } from "@/lib/catalog";
import { getViewer } from "@/lib/web/session";

const LONGEST = 200;

/** Categories that a title may be of, the likeliest first, for the form of a listing. */
export async function GET(request: Request): Promise<Response> {
  const title = new URL(request.url).searchParams.get("title") ?? "";
  const guesses = (await getViewer()) ? await guessCategories(title.slice(0, LONGEST)) : [];
  return Response.json(guesses, { headers: { "cache-control": "private, no-store" } });
}
