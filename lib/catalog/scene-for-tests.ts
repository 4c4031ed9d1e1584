import { randomInt } from "node:crypto";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { unlessRefused } from "@/lib/kernel/refusal";
import { moneyView } from "@/lib/kernel/schema";
import { uniqueLetters } from "@/lib/testing/letters";
import { runWaiting } from "@/lib/testing/reactions";
import type { TestApp, TestUser } from "@/lib/testing/world";
import { freshKey, reasonOf } from "@/lib/trades/scenes-for-tests";
import { approveListing, categoryOf, createListing, ownListing, submitListing } from ".";
import type { AttributeSchema } from "./category-schema";
import type { AttributeValue, Draft } from "./content";
import { catalogReactions } from "./reactions";

export const LEAF = "mobile-phones";
export const PRICE = 40_000_00n;

/** Where a buyer wants it. */
export const address = {
  name: "Ada Obi",
  phone: "+2348031234567",
  state: "LA",
  lga: "Ikeja",
  street: "12 Allen Avenue",
  landmark: "",
};

/** What a picture looks like, as its four bands of 16 bits. */
export const anyLook = (): number[] => Array.from({ length: 4 }, () => randomInt(65_536));

/** A picture that its owner has uploaded and that is ready, without a file behind it. */
export async function pictureOf(app: TestApp, owner: TestUser, bits = anyLook()): Promise<string> {
  const id = newId();
  const hash = bits.reduce((sum, band) => (sum << 16n) | BigInt(band), 0n);
  await app.asOwner(
    `insert into media (id, owner_id, purpose, mime, size_bytes, sha256, has_original, shown, data_key)
     values ($1, $2, 'listing', 'image/jpeg', 1000, $3, false, '["${newId()}"]', '\\x00')`,
    [id, owner.id, id.replaceAll("-", "").repeat(2)],
  );
  await app.asOwner(
    `insert into image (id, owner_id, width, height, color, thumbhash, dhash, dhash_bands, kept_bytes)
     values ($1, $2, 1200, 900, '8899aa', 'aaaaaaaaaaaa', $3, $4, 1000)`,
    [id, owner.id, BigInt.asIntN(64, hash).toString(), bits.map((band, at) => (3 - at) * 65_536 + band)],
  );
  return id;
}

function filled(asked: AttributeSchema): Exclude<AttributeValue, number> {
  if (asked.type === "text") return "Itel".slice(0, asked.maxLength);
  if (asked.type === "number") return String(asked.min);
  if (asked.type === "choice") return asked.choices[0]?.value ?? "";
  if (asked.type === "choices") return [asked.choices[0]?.value ?? ""];
  return asked.type === "flag" ? true : "2024-01-01";
}

/** All that the leaf asks. */
export async function draftFor(app: TestApp, seller: TestUser, changes: Draft = {}): Promise<Draft> {
  const leaf = await categoryOf(LEAF);
  const schema = leaf?.schema;
  if (!schema) throw new Error(`${LEAF} is a leaf`);
  return {
    title: "Clean phone with box",
    description: `A clean phone with its box and charger, bought in ${uniqueLetters()}.`,
    condition: schema.conditions[0],
    attributes: Object.fromEntries(
      schema.attributes.filter(({ required }) => required).map((asked) => [asked.key, filled(asked)]),
    ),
    price: moneyView(PRICE),
    units: "3",
    images: [{ imageId: await pictureOf(app, seller), alt: "", focusX: 50, focusY: 50 }],
    state: "LA",
    lga: "Ikeja",
    ...changes,
  };
}

/** A draft with all that its leaf asks. */
export async function drafted(app: TestApp, seller: TestUser, changes: Draft = {}) {
  const draft = await draftFor(app, seller, changes);
  const { result } = await createListing(seller.actor, freshKey(), { category: LEAF, draft });
  return { listingId: result.listingId, category: LEAF, draft };
}

export type Drafted = Awaited<ReturnType<typeof drafted>>;

export const submit = (seller: TestUser, written: Drafted) =>
  submitListing(seller.actor, freshKey(), written);

/** As the worker does. */
export const work = (app: TestApp) => runWaiting(app, catalogReactions.on);

/** A listing that waits for a moderator. */
export async function freshWait(app: TestApp, seller: TestUser): Promise<Drafted> {
  const written = await drafted(app, seller);
  await submit(seller, written);
  await work(app);
  return written;
}

/** A listing that a moderator has let go live. */
export async function liveListing(
  app: TestApp,
  seller: TestUser,
  moderator: TestUser,
  changes: Draft = {},
): Promise<Drafted> {
  const written = await drafted(app, seller, changes);
  await submit(seller, written);
  await work(app);
  const { listingId } = written;
  // After a seller's first ones it is live by now.
  await unlessRefused(approveListing(moderator.actor, freshKey(), { listingId }));
  return written;
}

/** What a seller reads of the state of their listing. */
export const statusOf = async (seller: TestUser, listingId: string) =>
  (await ownListing(seller.actor, listingId))?.status;

/** How many of a seller's listings are counted as open. */
export const openListings = async ({ id }: TestUser) =>
  (await queryOne<{ n: number }>(sql`select open_listings as n from allowance where user_id = ${id}::uuid`))
    ?.n;

/** Why a moderator turns a listing down. */
export const unclear = (listingId: string) => ({
  listingId,
  reasonCode: "UNCLEAR_PICTURES" as const,
  sentence: "Show it by daylight, from all sides.",
});

/** How acts of the same moment ended, sorted: 'done', or the reason of the refusal. */
export const endsOf = async (acts: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(acts))
    .map((end) => (end.status === "fulfilled" ? "done" : reasonOf(end.reason)))
    .toSorted();
