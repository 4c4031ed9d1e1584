import { naira } from "@/lib/money/format";
import type { ListingPage } from "./schema";

/** One thing that a version says otherwise than the one before. */
export interface Difference {
  label: string;
  before: string;
  after: string;
}

const price = (money: ListingPage["comparePrice"]) => (money ? naira(money.minor) : "");

/** What a version says, by the names that a moderator reads; long texts last. */
function saidBy(listing: ListingPage): Map<string, string> {
  const { returns } = listing;
  return new Map([
    ["Title", listing.title],
    ["Category", listing.categoryPath.map(({ name }) => name).join(" › ")],
    ["Condition", listing.conditionSays],
    ["Price", price(listing.price)],
    ["Compare price", price(listing.comparePrice)],
    ...listing.attributes.map(({ label, says }): [string, string] => [label, says]),
    ["Place", `${listing.lga}, ${listing.stateName}`],
    ["Delivery", listing.delivery.map((way) => (way === "SEND" ? "Delivery" : "Pick-up")).join(", ")],
    ["Returns", returns.days === 0 ? "None" : `${String(returns.days)} days, the ${returns.paidBy} pays`],
    ["Offers", listing.takesBids ? "Takes other prices" : "Fixed price"],
    ["Description", listing.description],
  ]);
}

/** In what a version differs from the one that is live, but for its pictures. */
export function differencesOf(before: ListingPage, after: ListingPage): Difference[] {
  const [old, fresh] = [saidBy(before), saidBy(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((label) => ({ label, before: old.get(label) ?? "", after: fresh.get(label) ?? "" }))
    .filter((one) => one.before !== one.after);
}

/** Pictures that a version has and the one that is live has not, and the other way round. */
export function pictureChanges(
  before: Pick<ListingPage, "images">,
  after: Pick<ListingPage, "images">,
): { added: ReadonlySet<string>; removed: ListingPage["images"]; isReordered: boolean } {
  const [old, fresh] = [before, after].map(({ images }) => images.map(({ imageId }) => imageId));
  const had = new Set(old);
  const has = new Set(fresh);
  return {
    added: new Set((fresh ?? []).filter((id) => !had.has(id))),
    removed: before.images.filter(({ imageId }) => !has.has(imageId)),
    isReordered:
      (fresh ?? []).filter((id) => had.has(id)).join() !== (old ?? []).filter((id) => has.has(id)).join(),
  };
}
