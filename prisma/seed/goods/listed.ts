import type { Condition } from "@/lib/catalog/category-schema";
import type { StoreName } from "./stores";

export type Attributes = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A listing of the demo. It lies in the state and area of its store. */
export interface DemoListing {
  /** Its own name, and that of its picture in `pictures/`. */
  key: string;
  /** A leaf of the category tree. */
  category: string;
  title: string;
  priceKobo: bigint;
  condition: Condition;
  attributes: Attributes;
  store: StoreName;
  /** What delivery costs from, in kobo; undefined where it is only picked up. */
  deliveryKobo: bigint | undefined;
  units: number;
  description: string;
}

/** Who sells it, what delivery costs from in naira ('pick-up' for none), and how many there are. */
type Sale = readonly [store: StoreName, delivery: number | "pick-up", units?: number];

/** A row of the lists beside this file; the price in naira. */
export const listed = (
  key: string,
  category: string,
  title: string,
  naira: number,
  condition: Condition,
  attributes: Attributes,
  [store, delivery, units = 1]: Sale,
  description: string,
): DemoListing => ({
  key,
  category,
  title,
  priceKobo: BigInt(naira) * 100n,
  condition,
  attributes,
  store,
  deliveryKobo: delivery === "pick-up" ? undefined : BigInt(delivery) * 100n,
  units,
  description,
});
