import { itemsInWords } from "@/components/goods/words";
import { countListings } from "@/lib/search";
import { readListingFilter } from "@/lib/search/schema";
import { getViewer } from "@/lib/web/session";

/** How many listings the filters of an address leave, in words, for the sheet of filters. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const asked = Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]),
  );
  const one = Object.fromEntries(
    Object.entries(asked).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
  const viewer = await getViewer();
  const count = await countListings(readListingFilter(one), viewer?.id);
  return new Response(itemsInWords(count), {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-store" },
  });
}
