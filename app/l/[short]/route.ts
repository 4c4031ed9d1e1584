import { cardsOf } from "@/lib/catalog";
import { listingPath } from "@/lib/catalog/address";
import { idInShort } from "@/lib/catalog/short-address";
import { env } from "@/lib/kernel/env";

/** The short address of a listing, as it stands in messages, leads to its page; what is over or was never there, to what is said of it. */
export async function GET(_request: Request, { params }: { params: Promise<{ short: string }> }) {
  const id = idInShort((await params).short);
  const [listing] = id ? await cardsOf([id]) : [];
  const path = listing ? listingPath(listing) : `/goods/${id ?? "none"}`;
  return new Response(null, { status: 302, headers: { location: new URL(path, env().APP_URL).href } });
}
