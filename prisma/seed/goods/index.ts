import { gadgets } from "./gadgets";
import { household } from "./household";
import type { DemoListing } from "./listed";
import { outdoors } from "./outdoors";
import { play } from "./play";
import { wardrobe } from "./wardrobe";
import { workshop } from "./workshop";

export type { DemoListing } from "./listed";
export { type DemoStore, type StoreName, stores } from "./stores";

/** The goods that the demo shows, each with its picture in `pictures/<key>.webp`. */
export const demoGoods: readonly DemoListing[] = [
  ...gadgets,
  ...wardrobe,
  ...household,
  ...workshop,
  ...outdoors,
  ...play,
];
