import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { makeUser, type TestApp, type TestUser } from "@/lib/testing/world";
import { demoGoods } from "@/prisma/seed/goods";
import { stores } from "@/prisma/seed/goods/stores";
import { allDocuments } from "./documents";
import { engine } from "./engines";

/** Puts the demo's goods on sale, as the catalog keeps what is live, and indexes them. Answers their ids by their keys. */
export async function demoOnSale(app: TestApp): Promise<Map<string, string>> {
  const sellers = new Map<string, TestUser>();
  for (const [name, { owner, level }] of Object.entries(stores))
    sellers.set(name, await makeUser(app, owner, { level }));
  const ids = new Map<string, string>();
  for (const goods of demoGoods) {
    const { key, title, description, condition, attributes, category, store, priceKobo, units } = goods;
    const { state, lga } = stores[store];
    const [id, seller] = [newId(), sellers.get(store)];
    ids.set(key, id);
    const content = { title, description, condition, attributes, images: [{}], secondCategory: null };
    await app.asOwner(
      `insert into offer (id, seller_id, kind, terms, listed_under, listed_minor, currency, hold_currency, price_minor, rate_bps, fee_rule, expires_at, state, units_total)
       values ($1, $2, 'GOODS', $6, $3, 1, '${HOME}', '${HOME}', $4, 10000, '{}', app_now() + interval '30 days', 'AVAILABLE', $5)`,
      [
        id,
        seller?.id,
        category,
        priceKobo.toString(),
        units,
        JSON.stringify({ version: 1, title, category }),
      ],
    );
    await app.asOwner(
      `insert into listing (id, seller_id, state, category_id, draft, saved_at, versions, live_version, first_live_at)
       select $1, $2, 'LIVE', id, '{}', app_now(), 1, 1, app_now() from category where slug = $3`,
      [id, seller?.id, category],
    );
    await app.asOwner(
      `insert into listing_version (id, listing_id, version, category_id, category_slug, category_version, content, terms, image_ids, state, lga, currency, price_minor, units, fee_rule)
       select $1, $2, 1, id, slug, (select max(version) from category_schema where category_id = category.id), $3, '{}', '[]', $4, $5, '${HOME}', $6, $7, '{}'
       from category where slug = $8`,
      [newId(), id, JSON.stringify(content), state, lga, priceKobo.toString(), units, category],
    );
  }
  await engine.rebuild(allDocuments());
  return ids;
}
