import "server-only";
import { listingFor } from "@/lib/catalog";
import { files } from "@/lib/composition";
import { drawCard } from "@/lib/media";
import { naira } from "@/lib/money/format";

/** Cards that are kept, the last made last: some 100 kB each. */
const MOST_KEPT = 200;
const SIDE = 1280;

const kept = new Map<string, Promise<Buffer | undefined>>();

/**
 * The card by which a version of a listing is shared, drawn once for all who ask: of the version that is for sale now. Undefined where
 * there is none. `promise`: the line below it.
 */
export async function shareCard(id: string, version: string, promise: string): Promise<Buffer | undefined> {
  const found = await listingFor(null, id);
  if (found?.is !== "shown" || found.listing.version !== version) return undefined;
  const name = `${id} ${version}`;
  const known = kept.get(name);
  if (known) return known;
  const drawn = draw(found.listing, promise);
  kept.set(name, drawn);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  // What could not be drawn is tried again.
  drawn.then(
    (card) => card ?? kept.delete(name),
    () => kept.delete(name),
  );
  return drawn;
}

type Listing = Extract<Awaited<ReturnType<typeof listingFor>>, { is: "shown" }>["listing"];

async function draw(listing: Listing, promise: string): Promise<Buffer | undefined> {
  const { cover, title, price, conditionSays, lga, stateName } = listing;
  const picture = cover && (await files.showImage(null, cover.imageId, SIDE));
  if (!cover || !picture || picture === "same") return undefined;
  const { focusX, focusY } = cover;
  return drawCard(
    { bytes: picture.bytes, focusX, focusY },
    { price: naira(price.minor), title, detail: `${conditionSays} · ${lga}, ${stateName}`, promise },
  );
}
