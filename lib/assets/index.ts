import { z } from "zod";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import { airtime } from "./airtime";
import type { Asset } from "./asset";
import { goods } from "./goods";
import { swap } from "./test-kinds/swap";
import { voucher } from "./test-kinds/voucher";

export type { Asset, DisputeReason, Party, Question } from "./asset";

const declared = {
  AIRTIME: airtime,
  GOODS: goods,
  VOUCHER: voucher,
  SWAP: swap,
} satisfies Record<string, Asset>;

type Declared = typeof declared;
export type AssetKind = keyof Declared;
type TermsOf<Kind extends AssetKind> = z.output<Declared[Kind]["terms"]>;
type DeliveryOf<Kind extends AssetKind> = z.output<Declared[Kind]["delivery"]>;

const knowsTestKinds = process.env.AMANA_TEST_KINDS === "1";

/** Every kind of asset that is traded here. */
export const assets = Object.fromEntries(
  Object.entries<Asset>(declared).filter(([, { testOnly }]) => !testOnly || knowsTestKinds),
) as Readonly<Partial<Record<AssetKind, Asset>>>;

/** The kinds that the market of offers shows; the others are in the catalog. */
export const marketKinds = Object.values<Asset>(assets).flatMap(({ kind, inCatalog }) =>
  inCatalog ? [] : [kind as AssetKind],
);

/** Those that the catalog sells. */
export const catalogKinds = Object.values<Asset>(assets).flatMap(({ kind, inCatalog }) =>
  inCatalog ? [kind as AssetKind] : [],
);

/** A kind with its own terms. */
export type Termed = { [Kind in AssetKind]: { kind: Kind; terms: TermsOf<Kind> } }[AssetKind];

/** The same with what the buyer has given, where it is known. */
export type Delivered = {
  [Kind in AssetKind]: { kind: Kind; terms: TermsOf<Kind>; delivery: DeliveryOf<Kind> | null };
}[AssetKind];

/** Just the kind with its own terms, of a row or an input that has them. */
export const termedOf = ({ kind, terms }: Termed): Termed => ({ kind, terms }) as Termed;

/** The same with what the buyer has given, where this reader may see it. */
export const deliveredOf = ({ kind, terms, delivery }: Delivered, maySeeDelivery: boolean): Delivered =>
  ({ kind, terms, delivery: maySeeDelivery ? delivery : null }) as Delivered;

const byKind = dictionary<Asset>(assets);

/** What is declared of a kind. Throws for one that there is not. */
export function assetOf(kind: string): Asset {
  const found = byKind[kind];
  invariant(found, `${kind} is a kind of asset`);
  return found;
}

/** '₦5,000 MTN airtime'; of a trade of several lines, which has the terms of the first: 'iPhone 12 and 2 more'. */
export function titleOf({ kind, terms, moreLines = 0 }: { kind: string; terms: object; moreLines?: number }) {
  const title = assetOf(kind).words.title(terms);
  return moreLines > 0 ? `${title} and ${moreLines} more` : title;
}

/**
 * What the buyer gives at accept, as the kind keeps it.
 * @throws Refusal - delivery_incomplete, naming the field
 */
export function deliveryOf(kind: string, given: object): object {
  const { success, data, error } = assetOf(kind).delivery.safeParse(given);
  if (success) return data;
  const { message: says = "", path = [] } = error.issues[0] ?? {};
  throw new Refusal({ reason: "delivery_incomplete", status: 422, says, field: String(path[0] ?? "form") });
}

type Fields<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>;
const eachKind = (schemaOf: (kind: Asset) => z.ZodObject, kinds = Object.keys(assets) as AssetKind[]) => {
  const [first, ...rest] = kinds.map((kind) => schemaOf(assetOf(kind)));
  return z.discriminatedUnion("kind", [first as z.ZodObject, ...rest] as never) as unknown;
};

/** These fields with the terms of each kind: a union discriminated by `kind`. */
export const withTerms = <Shape extends z.ZodRawShape>(shape: Shape) =>
  eachKind(({ kind, terms }) => z.object({ kind: z.literal(kind), terms, ...shape })) as z.ZodType<
    Fields<Shape> & Termed,
    z.input<z.ZodObject<Shape>> & Termed
  >;

/** The same for the kinds of the market alone. */
export const withMarketTerms = <Shape extends z.ZodRawShape>(shape: Shape) =>
  eachKind(
    ({ kind, terms }) => z.object({ kind: z.literal(kind), terms, ...shape }),
    marketKinds,
  ) as z.ZodType<Fields<Shape> & Termed, z.input<z.ZodObject<Shape>> & Termed>;

/** The same with what the buyer gave, null where the reader may not see it. */
export const withDelivery = <Shape extends z.ZodRawShape>(shape: Shape) =>
  eachKind(({ kind, terms, delivery }) =>
    z.object({ kind: z.literal(kind), terms, delivery: delivery.nullable(), ...shape }),
  ) as z.ZodType<Fields<Shape> & Delivered>;
