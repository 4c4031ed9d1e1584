import { DAY } from "@/lib/kernel/clock";
import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { makeUser, type TestApp, type TestUser } from "@/lib/testing/world";
import { type SearchDocument, token } from "./engine";
import { engine } from "./engines";

/** What a test says of a listing; the rest is an ordinary phone in Lagos. */
export interface Goods {
  title: string;
  description?: string;
  attributes?: string;
  category?: readonly string[];
  brand?: string;
  state?: string;
  lga?: string;
  condition?: string;
  priceMinor?: bigint;
  quality?: number;
  /** Days ago that it was listed. */
  age?: number;
  seller?: TestUser;
}

export interface Shelf {
  seller: TestUser;
  /** Puts goods on sale and into the index, and answers their id. */
  sell(goods: Goods): Promise<string>;
  documentOf(id: string, goods: Goods): SearchDocument;
}

/** A market in which goods can be put on sale. */
export async function shelfOf(app: TestApp): Promise<Shelf> {
  const seller = await makeUser(app, "Bayo");
  const opened = Date.now();
  const documentOf = (id: string, goods: Goods): SearchDocument => {
    const { category = ["phones", "mobile-phones"], state = "LA", lga = "Ikeja", condition = "GOOD" } = goods;
    return {
      listingId: id,
      sellerId: (goods.seller ?? seller).id,
      title: goods.title,
      attributes: goods.attributes ?? goods.brand ?? "",
      description: goods.description ?? "",
      place: `${lga} ${state === "LA" ? "Lagos" : state}`,
      tokens: [
        ...category.map((slug) => token("category", slug)),
        token("state", state),
        token("lga", state, lga),
        token("condition", condition),
        ...(goods.brand ? [token("attribute", "brand", goods.brand)] : []),
      ],
      priceMinor: goods.priceMinor ?? 100_000_00n,
      quality: goods.quality ?? 0.5,
      createdAt: new Date(opened - (goods.age ?? 0) * DAY),
      version: 1n,
    };
  };
  return {
    seller,
    documentOf,
    async sell(goods) {
      const id = newId();
      await app.asOwner(
        `insert into offer (id, seller_id, kind, terms, listed_under, listed_minor, currency, hold_currency, price_minor, rate_bps, fee_rule, expires_at, state)
         values ($1, $2, 'VOUCHER', '{}', 'books', 1, '${HOME}', '${HOME}', $3, 9000, '{}', app_now() + interval '30 days', 'AVAILABLE')`,
        [id, (goods.seller ?? seller).id, (goods.priceMinor ?? 100_000_00n).toString()],
      );
      await app.asOwner(
        `insert into listing (id, seller_id, state, category_id, draft, saved_at, live_version, first_live_at)
         select $1, $2, 'LIVE', id, '{}', app_now(), 1, app_now() from category where slug = 'mobile-phones'`,
        [id, (goods.seller ?? seller).id],
      );
      await engine.upsert([documentOf(id, goods)]);
      return id;
    },
  };
}
