import "server-only";
import { listingFor } from "@/lib/catalog";
import { files } from "@/lib/composition";
import { drawCard, madeOf } from "@/lib/media";
import { naira } from "@/lib/money/format";

const SIDE = 1280;
/** Another number for another look: what was drawn before is drawn again. */
const LOOK = 1;

/** Cards that are being drawn. */
const drawing = new Map<string, Promise<Buffer | undefined>>();

/**
 * The card by which a version of a listing is shared, drawn once for all who ask and kept beside its cover: of the version that is for
 * sale now. Undefined where there is none. `promise`: the line below it.
 */
export async function shareCard(id: string, version: string, promise: string): Promise<Buffer | undefined> {
  const found = await listingFor(null, id);
  if (found?.is !== "shown" || found.listing.version !== version) return undefined;
  const { listing } = found;
  if (!listing.cover) return undefined;
  const name = `card-${String(LOOK)}-${id}-${version}`;
  const known = drawing.get(name);
  if (known) return known;
  const card = madeOf(listing.cover.imageId, name, () => draw(listing, promise)).finally(() =>
    drawing.delete(name),
  );
  drawing.set(name, card);
  return card;
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
