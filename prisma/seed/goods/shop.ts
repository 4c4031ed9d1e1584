import { approveListing, createListing, submitListing } from "@/lib/catalog";
import { screenListing, showsForeignPicture } from "@/lib/catalog/commands/screen-listing";
import type { Draft } from "@/lib/catalog/content";
import { type Actor, SYSTEM } from "@/lib/kernel/command";
import { invariant, unlessRefused } from "@/lib/kernel/refusal";
import { moneyView } from "@/lib/kernel/schema";
import { actorOf, idFor } from "../people";
import type { DemoListing } from "./listed";
import { addPicture, readLooks } from "./made-pictures";
import { type DemoStore, emailOf, stores } from "./stores";

/** What is put on sale: by its owner’s store, or by another member, under a key of its own. */
export interface OnSale {
  key: string;
  /** The name of its picture. */
  picture: string;
  seller: Actor;
  category: string;
  draft: Draft;
}

/** What the acts of the demo’s goods know of each other: ids by the keys of what is on sale. */
export interface Shop {
  images: Map<string, string>;
  listings: Map<string, string>;
}

export const openShop = (): Shop => ({ images: new Map(), listings: new Map() });

export const ownerOf = (store: DemoStore): Actor => ({ id: idFor({ email: emailOf(store) }), roles: [] });

/** One of the demo’s goods, as its store sells it. */
export function goodsOf(goods: DemoListing): OnSale {
  const store = stores[goods.store];
  return { ...writtenOf(goods, store), key: goods.key, picture: goods.key, seller: ownerOf(store) };
}

/** What a seller in the place of this store writes of goods. */
export function writtenOf(
  { category, title, description, condition, attributes, priceKobo, units, deliveryKobo }: DemoListing,
  { state, lga, returns }: Pick<DemoStore, "state" | "lga" | "returns">,
): Pick<OnSale, "category" | "draft"> {
  const typed = Object.entries(attributes).map(([key, value]) => [key, asTyped(value)] as const);
  return {
    category,
    draft: {
      title,
      description,
      condition,
      attributes: Object.fromEntries(typed),
      price: moneyView(priceKobo),
      units: String(units),
      state,
      lga,
      delivery: deliveryKobo === undefined ? ["PICK_UP"] : ["SEND", "PICK_UP"],
      returns: { days: returns, paidBy: "buyer" },
      takesBids: units === 1,
    },
  };
}

/** Of a number its digits, as a form sends them. */
const asTyped = (value: DemoListing["attributes"][string]): string | boolean | string[] =>
  typeof value === "number" ? String(value) : typeof value === "object" ? [...value] : value;

export const keyOf = (key: string, step: string): string => `seed:goods:${key}:${step}`;

/** Their sellers take the pictures of all that will be on sale. */
export async function takePictures(shop: Shop, all: readonly OnSale[]): Promise<void> {
  const looks = await readLooks();
  await Promise.all(
    all.map(async ({ key, picture, seller }) => {
      shop.images.set(key, await addPicture(seller, keyOf(key, "picture"), picture, looks[picture]));
    }),
  );
}

/** The id of what is listed by now. */
export function listingOf(shop: Shop, key: string): string {
  const id = shop.listings.get(key);
  invariant(id, `${key} is listed`);
  return id;
}

/** The draft with its picture. */
export function draftOf(shop: Shop, { key, draft }: OnSale): Draft {
  const imageId = shop.images.get(key);
  invariant(imageId, `there is a picture of ${key}`);
  return { ...draft, images: [{ imageId, alt: "", focusX: 50, focusY: 50 }] };
}

/** A seller begins to write. */
export async function write(shop: Shop, one: OnSale): Promise<string> {
  const { key, seller, category } = one;
  const { result } = await createListing(seller, keyOf(key, "create"), {
    category,
    draft: draftOf(shop, one),
  });
  shop.listings.set(key, result.listingId);
  return result.listingId;
}

/** A seller writes and submits, and the rules of risk look at it at once, as the worker does. */
export async function submit(shop: Shop, one: OnSale): Promise<void> {
  const { key, seller, category } = one;
  const listingId = await write(shop, one);
  await submitListing(seller, keyOf(key, "submit"), { listingId, category, draft: draftOf(shop, one) });
  const hasForeignPicture = await showsForeignPicture(listingId, 1);
  await screenListing(SYSTEM, keyOf(key, "screen"), { listingId, version: 1, hasForeignPicture });
}

/** A moderator lets it go live, where it waits for one: a seller’s first, and what a rule of risk has stopped. */
export const approve = async (shop: Shop, key: string): Promise<void> => {
  await unlessRefused(
    approveListing(actorOf("chidi"), keyOf(key, "approve"), { listingId: listingOf(shop, key) }),
  );
};
