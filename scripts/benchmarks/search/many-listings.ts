import { HOME } from "@/lib/money/currencies";
import { variantsOf } from "@/lib/search/words";
import { ask, type Database } from "../server";

const SELLERS = 5_000;
export const SEARCHES = 100_000;

const syllables = "ba ko du fe gi lo ma ne ri su ta vo wi xa ye zu".split(" ");

/** Words that are told apart: the first is in most listings, the last in few. */
const WORDS = 4_000;
export const wordAt = (rank: number): string =>
  [rank % 16, Math.floor(rank / 16) % 16, Math.floor(rank / 256) % 16, 3]
    .map((at) => syllables[at] ?? "")
    .join("");

const all = Array.from({ length: WORDS }, (_, rank) => wordAt(rank));

const vocabulary = `array['${all.join("','")}']`;
/** One word: of 62, the first is in most listings, the tenth in one of eight, the two hundredth in one of thirty. */
const word = `v.words[1 + floor(power(random(), 2) * ${WORDS})::int]`;
const words = (count: number) => `concat_ws(' ', ${Array.from({ length: count }, () => word).join(", ")})`;

/** The bands of a score, as an array. */
const bands = "array['z64:' || floor(m.score * 64), 'z8:' || floor(m.score * 8), 'z1:' || floor(m.score)]";

const fill = (listings: number): string[] => [
  "select setseed(0.5)",
  `create temp table sellers on commit drop as select n, uuidv7() as id from generate_series(0, ${SELLERS - 1}) n`,
  `insert into app_user (id, name, email, phone, password_hash, level, email_verified_at, phone_verified_at)
    select id, 'Person ' || n, 'person.' || n || '@past.test', '+2347' || lpad(n::text, 9, '0'), 'none', 'TRUSTED', now(), now() from sellers`,
  "insert into allowance (user_id) select id from sellers",
  `create temp table made on commit drop as
    select uuidv7() as id, s.id as seller_id, g.n, (1000 + floor(random() * 1000000))::bigint * 100 as price, random() as quality,
      now() - random() * interval '200 days' as at,
      array['c:top' || g.n % 12, 'c:leaf' || g.n % 80, 's:S' || g.n % 37, 'l:S' || g.n % 37 || ':L' || floor(random() * 20),
        'n:' || (array['NEW', 'LIKE_NEW', 'GOOD', 'FAIR', 'FOREIGN_USED'])[1 + floor(random() * 5)::int], 'a:brand=b' || floor(random() * 12),
        'a:storage=s' || floor(random() * 7), 'a:color=c' || floor(random() * 9), 'a:sim=' || floor(random() * 4)] as tokens
    from generate_series(0, ${listings - 1}) g(n) join sellers s on s.n = g.n % ${SELLERS}`,
  "alter table made add score double precision",
  "update made set score = quality + extract(epoch from at) / 86400 / 60",
  `insert into offer (id, seller_id, kind, terms, listed_under, listed_minor, currency, hold_currency, price_minor, rate_bps, fee_rule, expires_at, state, units_total, created_at)
    select id, seller_id, 'GOODS', '{"version": 1, "title": "A listing", "category": "mobile-phones"}', 'mobile-phones', 1, '${HOME}', '${HOME}', price, 10000, '{}', now() + interval '90 days', 'AVAILABLE', 5, at
    from made`,
  `insert into listing (id, seller_id, state, category_id, draft, saved_at, versions, live_version, first_live_at)
    select m.id, m.seller_id, 'LIVE', c.id, '{}', m.at, 1, 1, m.at from made m, category c where c.slug = 'mobile-phones'`,
  "drop index search_document_tsv_idx",
  `insert into search_document (listing_id, seller_id, tsv, tokens, price_minor, quality, score, created_at, version, fingerprint)
    select m.id, m.seller_id, setweight(to_tsvector('amana', ${words(6)}), 'A') || setweight(to_tsvector('amana', ${words(6)}), 'B')
        || setweight(to_tsvector('amana', ${words(50)}), 'C') || array_to_tsvector(m.tokens || ${bands}),
      m.tokens, m.price, m.quality, m.score, m.at, 1, 'x'
    from made m, (select ${vocabulary} as words) v`,
  "create index search_document_tsv_idx on search_document using gin (tsv) with (fastupdate = off)",
  `insert into search_word (word, documents) select word, 1 from unnest(${vocabulary}) word`,
  `insert into saved_search (id, user_id, cadence, filter, filter_key, tsq, needs, max_minor, anchors)
    select uuidv7(), s.id, 'AT_ONCE', '{}', 'search ' || q.n, to_tsquery('amana', q.one || ' & ' || q.other),
      case when q.n % 2 = 0 then jsonb_build_array(jsonb_build_array('c:top' || q.n % 12)) else '[]' end, 50000000, tsvector_to_array(to_tsvector('amana', q.one))
    from (select n, ${word} as other, v.words[1 + ${WORDS / 10} + floor(random() * ${WORDS * 0.9 - 1})::int] as one
      from generate_series(0, ${SEARCHES - 1}) n, (select ${vocabulary} as words) v) q join sellers s on s.n = q.n % ${SELLERS}`,
];

/** A market with so many listings and 100,000 saved searches, as sets. */
export async function fillListings({ ownerUrl, superUrl }: Database, listings: number): Promise<void> {
  const guards = (way: string) => `alter table saved_search ${way} trigger has_room`;
  await ask(
    ownerUrl,
    `begin; set local synchronous_commit = off; set local maintenance_work_mem = '256MB'; ${guards("disable")}; ${fill(listings).join(";\n")}; ${guards("enable")}; commit`,
  );
  const variants = all.flatMap((each) => variantsOf(each).map((variant) => `('${variant}','${each}')`));
  await ask(
    ownerUrl,
    `insert into search_variant (variant, word) values ${variants.join(",")} on conflict do nothing`,
  );
  await ask(superUrl, "vacuum analyze");
  await ask(superUrl, "checkpoint");
}
