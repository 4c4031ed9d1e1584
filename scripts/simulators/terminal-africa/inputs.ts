import { z } from "zod";
import { magicOf } from "./magic-weights";
import type { Address, Parcel } from "./records";
import type { CarrierWorld } from "./world";

const filled = z.string().min(1).max(300);
const Area = z.object({ city: filled, state: filled, country: z.literal("NG") });
const FullAddress = Area.extend({
  first_name: filled,
  last_name: filled,
  name: filled,
  email: z.email(),
  phone: z.string().regex(/^\+234\d{10}$/, "must be a number with its country code"),
  line1: filled,
  line2: z.string().max(300).default(""),
});
const positive = z.number().positive();
const Packaging = z.object({
  name: filled,
  type: z.enum(["box", "envelope", "soft-packaging"]),
  length: positive,
  width: positive,
  height: positive,
  size_unit: z.literal("cm"),
  weight: z.number().nonnegative(),
  weight_unit: z.literal("kg"),
});
const ParcelInput = z.object({
  description: filled,
  packaging: filled,
  weight_unit: z.literal("kg"),
  items: z
    .array(
      z.object({
        name: filled,
        description: filled,
        value: z.number().nonnegative(),
        weight: positive,
        quantity: z.number().int().positive(),
        currency: z.string().length(3),
      }),
    )
    .min(1),
});

const problemOf = ({ issues: [issue] }: z.ZodError): string =>
  `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "invalid"}`;

/** Where an address is; undefined without city, state and country. */
export const readArea = (fields: unknown): Address | undefined => Area.safeParse(fields).data;

/** A whole address, or what it lacks. */
export function readAddress(fields: unknown): Address | string {
  const parsed = FullAddress.safeParse(fields);
  return parsed.success ? parsed.data : problemOf(parsed.error);
}

/** What a packaging lacks. */
export function readPackaging(fields: unknown): string | undefined {
  const parsed = Packaging.safeParse(fields);
  return parsed.success ? undefined : problemOf(parsed.error);
}

/** A parcel, or what it lacks. */
export function readParcel(world: CarrierWorld, fields: unknown): Parcel | string {
  const parsed = ParcelInput.safeParse(fields);
  if (!parsed.success) return problemOf(parsed.error);
  const { packaging, items, description } = parsed.data;
  if (!world.packagings.get(packaging)) return "Packaging not found";
  const grams = Math.round(items.reduce((sum, { weight, quantity }) => sum + weight * quantity * 1000, 0));
  return { id: world.nextId("PC"), grams, description, magic: magicOf(grams) };
}
