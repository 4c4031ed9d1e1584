import { type AttributeSchema, conditions, conditionWords } from "@/lib/catalog/category-schema";
import type { CategoryPage } from "@/lib/catalog/schema";
import { stateOf, states } from "@/lib/geo/states";
import { boundsIn, type ListingFilter } from "@/lib/search/schema";
import { chosenOf } from "./results-address";

/** A choice within a facet. `count` is how many there would be; undefined where that was not counted. */
export interface FacetChoice {
  /** As in the address: 'condition', 'a.brand'. */
  name: string;
  value: string;
  label: string;
  count: number | undefined;
  isChosen: boolean;
}

export interface Facet {
  /** As in the address: 'condition', 'a.brand'. */
  name: string;
  title: string;
  choices: FacetChoice[];
  /** One at a time. */
  isSingle: boolean;
  /** A number or a day has bounds in place of choices. */
  range?: RangeFacet | undefined;
}

export interface RangeFacet {
  isDay: boolean;
  /** 'GB'; empty where there is none. */
  unit: string;
  /** What is asked for. */
  low: string | undefined;
  high: string | undefined;
  /** The lowest and the highest that there is; undefined where that was not counted. */
  lowest: string | undefined;
  highest: string | undefined;
}

type Counts = Readonly<Record<string, Readonly<Record<string, number>>>> | undefined;
type Given = { filter: ListingFilter; category: CategoryPage | undefined; counts: Counts };

/** The names of the facets that are counted for a filter, the category among them. */
export const facetNames = (filter: ListingFilter, category: CategoryPage | undefined): string[] => [
  "category",
  "condition",
  "state",
  ...(filter.state ? ["lga"] : []),
  ...facetAttributes(category).map(({ key }) => `a.${key}`),
  "price",
];

const facetAttributes = (category: CategoryPage | undefined) =>
  (category?.schema?.attributes ?? []).filter(
    (asked) => asked.facet && !asked.private && asked.type !== "text",
  );

/** The facets with their choices: those that would leave something, and those that are chosen. */
export function facetsOf(given: Given): Facet[] {
  const { filter, category } = given;
  const [first, ...others] = facetAttributes(category);
  const areas = filter.state ? (stateOf(filter.state)?.lgas ?? []) : [];
  const all = [
    ...(first ? [ofAttribute(given, first)] : []),
    facet(given, {
      name: "condition",
      title: "Condition",
      all: conditions.map((value) => ({ value, label: conditionWords[value].says })),
    }),
    byCount({
      ...facet(given, {
        name: "state",
        title: "Where",
        all: states.map(({ code, name }) => ({ value: code, label: name })),
      }),
      isSingle: true,
    }),
    byCount(
      facet(given, {
        name: "lga",
        title: "Area",
        all: areas.map((name) => ({ value: name, label: name })),
        countedAs: (name) => `${filter.state}:${name}`,
      }),
    ),
    ...others.filter(({ type }) => type !== "flag").map((asked) => ofAttribute(given, asked)),
    flags(given, others),
  ];
  return all.filter(
    ({ choices, range }) =>
      choices.length > 1 ||
      choices.some(({ isChosen, name }) => isChosen || isFlag(category, name)) ||
      (range && (range.lowest !== range.highest || range.low || range.high)),
  );
}

interface FacetOf {
  name: string;
  title: string;
  all: readonly { value: string; label: string }[];
  /** The value as counts have it. */
  countedAs?: (value: string) => string;
}

function facet(
  { filter, counts }: Given,
  { name, title, all, countedAs = (value) => value }: FacetOf,
): Facet {
  const chosen = chosenOf(filter, name);
  const choices = all
    .map(({ value, label }) => ({
      name,
      value,
      label,
      count: counts && (counts[name]?.[countedAs(value)] ?? 0),
      isChosen: chosen.includes(value),
    }))
    .filter(({ count, isChosen }) => isChosen || count === undefined || count > 0);
  return { name, title, choices, isSingle: false };
}

function ofAttribute(given: Given, asked: AttributeSchema): Facet {
  const name = `a.${asked.key}`;
  if (asked.type === "number" || asked.type === "date")
    return { name, title: asked.label, choices: [], isSingle: false, range: rangeOf(given, asked) };
  if (asked.type === "flag") return flags(given, [asked]);
  return facet(given, { name, title: asked.label, all: "choices" in asked ? asked.choices : [] });
}

function rangeOf(
  { filter, counts }: Given,
  asked: Extract<AttributeSchema, { type: "number" | "date" }>,
): RangeFacet {
  const name = `a.${asked.key}`;
  const bounds = boundsIn(filter.attributes[name] ?? []);
  const isDay = asked.type === "date";
  const there = Object.keys(counts?.[name] ?? {}).toSorted(
    isDay ? undefined : (a, b) => Number(a) - Number(b),
  );
  return {
    isDay,
    unit: "unit" in asked ? (asked.unit ?? "") : "",
    low: bounds?.low,
    high: bounds?.high,
    lowest: there[0] ?? bounds?.low ?? bounds?.high,
    highest: there.at(-1) ?? bounds?.high ?? bounds?.low,
  };
}

/** What a thing has or does, as one facet: each attribute a choice. */
function flags(given: Given, attributes: readonly AttributeSchema[]): Facet {
  const choices = attributes
    .filter(({ type }) => type === "flag")
    .flatMap(
      ({ key, label }) =>
        facet(given, { name: `a.${key}`, title: "", all: [{ value: "true", label }] }).choices,
    );
  return { name: "flags", title: "Details", choices, isSingle: false };
}

const isFlag = (category: CategoryPage | undefined, name: string): boolean =>
  facetAttributes(category).some(({ key, type }) => type === "flag" && `a.${key}` === name);

/** The most common first, and what is chosen before all. */
const byCount = (facet: Facet): Facet => ({
  ...facet,
  choices: facet.choices.toSorted(
    (a, b) => Number(b.isChosen) - Number(a.isChosen) || (b.count ?? 0) - (a.count ?? 0),
  ),
});
