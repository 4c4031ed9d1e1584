import { z } from "zod";
import { pageSchema, text, typed } from "@/lib/kernel/input/fields";
import { parseNaira } from "@/lib/money/parse";

export const searchOrders = ["relevance", "newest", "cheapest", "dearest"] as const;
export type SearchOrder = (typeof searchOrders)[number];

/** Several values of one filter: 'apple,samsung'. */
const several = (one: z.ZodType<string, string>, most = 20) =>
  typed()
    .max(1_000)
    .regex(/[\p{L}\p{N}]/u, "Choose one or more.")
    .transform((given) => given.split(","))
    .pipe(z.array(one).max(most))
    .transform((values) => [...new Set(values)])
    .optional();

const slug = typed().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, "Choose a category.");
const stateCode = typed().regex(/^[A-Z]{2}$/, "Choose a state.");
const lgaName = typed()
  .max(60)
  .regex(/[\p{L}\p{N}]/u, "Choose an area.");
const condition = typed().regex(/^[A-Z_]{3,20}$/, "Choose a condition.");
const attributeValue = typed()
  .max(60)
  .refine(
    (value) => (value.includes("..") ? RANGE.test(value) : /^[a-z0-9][a-z0-9_.-]{0,39}$/.test(value)),
    "Choose one of the values, or bounds as 2..5.",
  );
const BOUND = String.raw`-?\d{1,9}(?:\.\d{1,4})?|20\d\d-\d\d-\d\d`;
/** From one number or day to another, each of which can be left out: '2..5', '..5', '2026-11-30..'. */
const RANGE = new RegExp(`^(${BOUND})?\\.\\.(${BOUND})?$`);
const kobo = typed().regex(/^\d{1,15}$/, "Give the amount in kobo as digits.");

/** A filter's parameter by an attribute: 'a.brand'. */
export const ATTRIBUTE = /^a\.([a-z][a-z0-9_]{0,39})$/;
const MOST_ATTRIBUTES = 10;

/** The filters by their parameters; each can be left out. */
export const filterFields = {
  q: typed().max(200, "Use 200 characters or fewer.").optional(),
  /** Search for the words as they were typed. */
  exact: z.literal("1").optional(),
  category: slug.optional(),
  state: stateCode.optional(),
  lga: several(lgaName),
  condition: several(condition),
  minPrice: kobo.optional(),
  maxPrice: kobo.optional(),
  seller: z.uuid().optional(),
};

const listingFields = {
  ...filterFields,
  sort: z.enum(searchOrders).optional(),
  cursor: pageSchema.shape.cursor,
  limit: pageSchema.shape.limit,
};

/** The bounds that an attribute's values name, in the order of the values; undefined where none does. */
export function boundsIn(
  values: readonly string[],
): { low?: string | undefined; high?: string | undefined } | undefined {
  const found = values.map((value) => RANGE.exec(value)).find((match) => match?.[1] || match?.[2]);
  return found ? { low: found[1], high: found[2] } : undefined;
}

const attributeValues = several(attributeValue);

/** The attributes among the parameters, each with its values. */
function attributesIn(given: Readonly<Record<string, unknown>>, context: z.core.$RefinementCtx) {
  const attributes: Record<string, readonly string[]> = {};
  for (const [name, values] of Object.entries(given)) {
    const key = ATTRIBUTE.exec(name)?.[1];
    if (!key) continue;
    const parsed = attributeValues.safeParse(values);
    if (parsed.data?.length) attributes[`a.${key}`] = parsed.data;
    for (const { message } of parsed.error?.issues ?? [])
      context.addIssue({ code: "custom", message, path: [name] });
  }
  if (Object.keys(attributes).length > MOST_ATTRIBUTES)
    context.addIssue({ code: "custom", message: "Use ten attributes or fewer." });
  return attributes;
}

/** What listings can be asked for, as an address or a program says it. Amounts are kobo as digits. */
export const FindListings = z.looseObject(listingFields).transform((given, context) => {
  const { q, exact, category, state, lga, condition, minPrice, maxPrice, seller, sort, cursor, limit } =
    given;
  const known = {
    q,
    exact,
    category,
    state,
    lga,
    condition,
    minPrice,
    maxPrice,
    seller,
    sort,
    cursor,
    limit,
  };
  return { ...known, attributes: attributesIn(given, context) };
});
export type ListingFilter = z.output<typeof FindListings>;

const ATTRIBUTE_BOUND = /^a\.([a-z][a-z0-9_]{0,39})\.(?:min|max)$/;

/** Bounds that were typed into two fields, as the one parameter that they make: 'a.power.min' and 'a.power.max'. */
function typedBounds(asked: Asked): Record<string, string> {
  const keys = Object.keys(asked).flatMap((name) => ATTRIBUTE_BOUND.exec(name)?.[1] ?? []);
  const bound = (name: string) => [asked[name]].flat()[0]?.trim().replaceAll(",", "") ?? "";
  return Object.fromEntries(
    keys
      .map((key) => [`a.${key}`, `${bound(`a.${key}.min`)}..${bound(`a.${key}.max`)}`] as const)
      .filter(([, range]) => boundsIn([range])),
  );
}

type Asked = Readonly<Record<string, string | string[] | undefined>>;

/**
 * What an address asks for. Parameters that cannot be read are left out. A price may be typed in naira as `min` and `max`, bounds of an
 * attribute as `.min` and `.max` of it.
 */
export function readListingFilter(asked: Asked): ListingFilter {
  const { min, max, ...rest } = asked;
  const typedPrices = {
    minPrice: koboOf(min) ?? rest["minPrice"],
    maxPrice: koboOf(max) ?? rest["maxPrice"],
  };
  const given = Object.entries({ ...rest, ...typedBounds(rest), ...typedPrices }).map(
    ([name, value]) => [name, Array.isArray(value) ? value.join(",") : value] as const,
  );
  const readable = given.filter(
    ([name, value]) =>
      value !== undefined && value !== "" && FindListings.safeParse({ [name]: value }).success,
  );
  const filter = FindListings.safeParse(Object.fromEntries(readable));
  return inOrder(filter.data ?? FindListings.parse({}));
}

const koboOf = (naira: string | string[] | undefined): string | undefined =>
  (typeof naira === "string" && parseNaira(naira)?.toString()) || undefined;

/** A lowest price above the highest was meant the other way round. */
function inOrder(filter: ListingFilter): ListingFilter {
  const { minPrice, maxPrice } = filter;
  const isTurned = minPrice && maxPrice && BigInt(minPrice) > BigInt(maxPrice);
  return isTurned ? { ...filter, minPrice: maxPrice, maxPrice: minPrice } : filter;
}

/** The parameters of a filter, without those that are not set, in a fixed order. */
export function listingQuery(filter: Partial<ListingFilter>): Record<string, string> {
  const { attributes = {}, limit: _limit, ...rest } = filter;
  const all = Object.entries({ ...rest, ...attributes }).flatMap(([name, value]) =>
    value === undefined || value.length === 0 ? [] : [[name, [value].flat().join(",")] as const],
  );
  return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** How soon a person hears of listings that fit a saved search. */
export const cadences = ["AT_ONCE", "DAILY", "OFF"] as const;
export type Cadence = (typeof cadences)[number];

export const Suggest = z.object({ q: text().max(200).default("") });

/** A search as a program saves it: the parameters of `GET /listings`, without those of a page. */
export const SaveSearch = z.strictObject({
  filter: z.looseObject(filterFields).transform((given, context) => {
    const { q, category, state, lga, condition, minPrice, maxPrice, seller } = given;
    if (seller) context.addIssue({ code: "custom", message: "Follow the store instead.", path: ["seller"] });
    const known = { q, category, state, lga, condition, minPrice, maxPrice };
    return { ...known, limit: 20, attributes: attributesIn(given, context) };
  }),
  cadence: z.enum(cadences).default("AT_ONCE"),
});

/** The same from a form, whose fields are the parameters. */
export const SaveSearchForm = z.looseObject({}).transform((filter) => ({ filter }));
