import "server-only";
import { createHash } from "node:crypto";
import { query, sql } from "@/lib/kernel/db";
import type { SearchDocument } from "../engine";
import { isSpelt, normalise, variantsOf, wordsOf } from "../words";
import { bandsOf, scoreOf } from "./bands";

/** As much of a description as is indexed, in characters. */
const DESCRIPTION = 4_000;

/** Changes whenever the index would hold something else. Raise the number when documents are made in another way. */
export function fingerprintOf(document: SearchDocument): string {
  const parts = [2, ...Object.values({ ...document, tokens: [...document.tokens].toSorted() })];
  return createHash("sha256")
    .update(parts.map((part) => (part instanceof Date ? part.toISOString() : String(part))).join("\n"))
    .digest("base64url");
}

/** The words that a document is suggested by and whose spelling it vouches for. */
export const speltWords = ({ title, attributes }: Pick<SearchDocument, "title" | "attributes">): string[] => [
  ...new Set(wordsOf(`${title} ${attributes}`).filter(isSpelt)),
];

const rowOf = (document: SearchDocument) => {
  const score = scoreOf(document.quality, document.createdAt.getTime());
  return {
    id: document.listingId,
    seller: document.sellerId,
    a: normalise(document.title),
    b: normalise(document.attributes),
    c: normalise(document.description.slice(0, DESCRIPTION)),
    d: normalise(document.place),
    tokens: document.tokens,
    price: document.priceMinor.toString(),
    quality: document.quality,
    bands: bandsOf(score),
    score,
    created: document.createdAt.toISOString(),
    version: document.version.toString(),
    fingerprint: fingerprintOf(document),
  };
};

/** Puts documents into the index or replaces them, with their words. One that is as it was is not written. */
export async function upsertDocuments(documents: readonly SearchDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const rows = JSON.stringify(documents.map(rowOf));
  const words = JSON.stringify(
    documents.flatMap((document) => speltWords(document).map((word) => ({ id: document.listingId, word }))),
  );
  await query(sql`
    with given as (
      select * from jsonb_to_recordset(${rows}::jsonb) g (id uuid, seller uuid, a text, b text, c text, d text, tokens text[], bands text[], price bigint,
        quality float8, score float8, created timestamptz, version bigint, fingerprint text)),
    fresh as materialized (select id from given where not exists (select from search_document s where s.listing_id = given.id)),
    written as (
      insert into search_document (listing_id, seller_id, tsv, tokens, price_minor, quality, score, created_at, version, fingerprint)
      select id, seller, setweight(to_tsvector('amana', a), 'A') || setweight(to_tsvector('amana', b), 'B')
          || setweight(to_tsvector('amana', c), 'C') || setweight(to_tsvector('amana', d), 'D')
          || array_to_tsvector(tokens || bands),
        tokens, price, quality, score, created, version, fingerprint
      from given order by id
      on conflict (listing_id) do update set (seller_id, tsv, tokens, price_minor, quality, score, created_at, version, fingerprint, indexed_at)
        = (excluded.seller_id, excluded.tsv, excluded.tokens, excluded.price_minor, excluded.quality, excluded.score, excluded.created_at,
          excluded.version, excluded.fingerprint, app_now())
      where search_document.fingerprint <> excluded.fingerprint and search_document.version <= excluded.version)
    insert into search_word (word, documents)
    select w.word, greatest(count(fresh.id), 1)
    from jsonb_to_recordset(${words}::jsonb) w (id uuid, word text) left join fresh using (id)
    where fresh.id is not null or not exists (select from search_word known where known.word = w.word)
    group by w.word order by w.word
    on conflict (word) do update set documents = search_word.documents + excluded.documents`);
  await addVariants(documents.flatMap((document) => speltWords(document)));
}

/** Stores the variants of words that have none yet. */
export async function addVariants(words: readonly string[]): Promise<void> {
  const missing = await query<{ word: string }>(sql`
    select w.word from search_word w where w.word = any(${[...new Set(words)]}::text[])
      and not exists (select from search_variant v where v.word = w.word)`);
  const variants = missing.flatMap(({ word }) => variantsOf(word).map((variant) => ({ variant, word })));
  if (variants.length === 0) return;
  await query(sql`
    insert into search_variant (variant, word)
    select variant, word from jsonb_to_recordset(${JSON.stringify(variants)}::jsonb) v (variant text, word text) order by word, variant
    on conflict do nothing`);
}

/** Takes listings out of the index. Their words stay until the night. */
export async function removeDocuments(listingIds: readonly string[]): Promise<void> {
  await query(sql`delete from search_document where listing_id = any(${[...listingIds]}::uuid[])`);
}
