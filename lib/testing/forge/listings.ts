import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { basisPoints } from "@/lib/money/fees";
import type { Row } from "./plans";
import type { MoveStory, World } from "./world";

export const LEAF = "mobile-phones";
const PRICE = 40_000_00;
/** A little more for each version, as a seller may ask at once. */
export const priceOf = (version: number): string => String(PRICE + version * 100);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

/** The picture of all listings of a stage's seller. */
const pictures = new WeakMap<object, string>();

export async function pictureOf({ stage }: World): Promise<string> {
  const { bayo } = stage.people;
  const known = pictures.get(bayo);
  const [kept] = await stage.run("select id from media where id = $1", [known ?? newId()]);
  if (kept) return kept.id as string;
  const id = newId();
  await stage.run(
    `insert into media (id, owner_id, purpose, mime, size_bytes, sha256, has_original, shown, data_key)
     values ($1, $2, 'listing', 'image/jpeg', 1000, repeat('0', 64), false, '["page-1-0123456789ab"]', '\\x00')`,
    [id, bayo.id],
  );
  pictures.set(bayo, id);
  return id;
}

export const leafId = async ({ stage }: World): Promise<string> =>
  (await stage.run("select id from category where slug = $1", [LEAF]))[0]?.id as string;

/** What a version of a listing sells. */
const termsOf = (version: number, coverId: unknown) => ({
  version,
  title: "Clean phone with box",
  category: LEAF,
  condition: "New",
  attributes: [],
  coverId,
});

/** The row of a version. */
export async function versionOf(world: World, listingId: string, version: number): Promise<Row> {
  const imageId = await pictureOf(world);
  return {
    id: newId(),
    listing_id: listingId,
    version: String(version),
    category_id: await leafId(world),
    category_slug: LEAF,
    category_version: "1",
    content: { title: "Clean phone with box", images: [{ imageId }] },
    terms: termsOf(version, imageId),
    image_ids: [imageId],
    state: "LA",
    lga: "Ikeja",
    currency: HOME,
    price_minor: priceOf(version),
    compare_minor: null,
    units: "3",
    fee_rule: basisPoints(150),
  };
}

/** The offer that sells a version. */
export const goodsOffer = (sellerId: string, listingId: string, version: Row): Row => ({
  id: listingId,
  seller_id: sellerId,
  kind: "GOODS",
  terms: version.terms,
  listed_under: LEAF,
  listed_minor: "1",
  rate_bps: 10_000,
  currency: HOME,
  price_minor: version.price_minor,
  fee_rule: version.fee_rule,
  units_total: "3",
  hold_unit_minor: "0",
  hold_currency: HOME,
  expires_at: inDays(20),
});

/** SQL that makes a seller one whose first listings were looked at. */
export const known = (sellerId: unknown) =>
  `
  insert into listing (id, seller_id, state, category_id, draft, saved_at, versions, live_version, first_live_at)
  select gen_random_uuid(), '${sellerId as string}', 'LIVE', c.id, '{}', app_now(), 1, 1, app_now() from category c where c.slug = '${LEAF}', generate_series(1, 3)`.replace(
    `where c.slug = '${LEAF}', generate_series(1, 3)`,
    `join generate_series(1, 3) n on c.slug = '${LEAF}'`,
  );

const decisionOf = (id: unknown, verdict: string): { machine: string; row: Row } => ({
  machine: "listing_decision",
  row: {
    id: newId(),
    listing_id: id,
    about: "1",
    verdict,
    reason_code: "OTHER",
    sentence: "Something is not as it should be.",
  },
});
export const decided = decisionOf;

const moderator = (_row: Row, { people }: World["stage"]) => people.staff.MODERATOR.id;
export const byModerator = { by: moderator };

/** What only an offer of the catalog does. */
export const ofListedOffers: Record<string, MoveStory> = {
  revise: {
    set: ({ terms, listed_under, terms_version, fee_rule }) => {
      const version = Number(terms_version) + 1;
      return {
        terms_version: String(version),
        terms: { ...(terms as object), version },
        listed_under,
        price_minor: priceOf(version),
        fee_rule,
      };
    },
    with: async ({ id, terms_version }, world) => [
      { machine: "listing", id: id as string, move: "reprice" },
      {
        machine: "listing_version",
        row: await versionOf(world, id as string, Number(terms_version) + 1),
      },
    ],
    chooses: ["units_total"],
  },
  restock: { set: () => ({ units_total: "5" }), chooses: ["units_total"] },
  refill: { set: () => ({ units_total: "5" }), chooses: ["units_total"] },
  reopen: {
    set: () => ({ units_total: "5", expires_at: inDays(25) }),
    chooses: ["units_total", "expires_at"],
  },
  hold: {
    given: ({ seller_id }) =>
      `insert into restriction (id, user_id, kind, reason, by_id) values (gen_random_uuid(), '${seller_id as string}', 'blocked', 'Two people use it.', system_id())`,
  },
  renew: {
    given: ({ id }) =>
      `update offer set expires_at = app_now() + interval '1 day' where id = '${id as string}'`,
    set: () => ({ expires_at: inDays(25) }),
  },
  relist: { set: () => ({ expires_at: inDays(25) }) },
};
