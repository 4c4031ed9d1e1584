import { PROMISE } from "@/components/goods/words";
import { shareCard } from "@/lib/web/api/share-card";

type CardRoute = { params: Promise<{ listingId: string; version: string }> };

/** The card by which a version of a listing is shared. A version never changes, so each address is immutable. */
export async function GET(_request: Request, { params }: CardRoute): Promise<Response> {
  const { listingId, version } = await params;
  const card = await shareCard(listingId, version, PROMISE);
  if (!card) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  return new Response(new Uint8Array(card), {
    headers: {
      "content-type": "image/jpeg",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "public, max-age=31536000, immutable",
    },
  });
}
