import { conditions, conditionWords } from "@/lib/catalog/category-schema";
import type { CategoryPage } from "@/lib/catalog/schema";
import { stateOf, states } from "@/lib/geo/states";
import type { ListingFilter } from "@/lib/search/schema";
import { chosenOf } from "./results-address";

/** A choice within a facet. `count` is how many there would be; undefined where that was not counted. */
export interface FacetChoice {
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
];

const facetAttributes = (category: CategoryPage | undefined) =>
  (category?.schema?.attributes ?? []).filter(
    (asked) => asked.facet && !asked.private && (asked.type === "choice" || asked.type === "choices"),
  );

/** The facets with their choices: those that would leave something, and those that are chosen. */
export function facetsOf({ filter, category, counts }: Given): Facet[] {
  const facet = (name: string, title: string, all: { value: string; label: string }[], isSingle = false) => {
    const chosen = chosenOf(filter, name);
    const choices = all
      .map(({ value, label }) => ({
        value,
        label,
        count: counts && (counts[name]?.[value] ?? 0),
        isChosen: chosen.includes(value),
      }))
      .filter(({ count, isChosen }) => isChosen || count === undefined || count > 0);
    return { name, title, choices, isSingle };
  };
  const places = states.map(({ code, name }) => ({ value: code, label: name }));
  const areas = filter.state ? (stateOf(filter.state)?.lgas ?? []) : [];
  const all = [
    ...facetAttributes(category)
      .slice(0, 1)
      .map((asked) => facet(`a.${asked.key}`, asked.label, choicesOf(asked))),
    facet(
      "condition",
      "Condition",
      conditions.map((value) => ({ value, label: conditionWords[value].says })),
    ),
    byCount(facet("state", "Where", places, true)),
    byCount({
      ...facet("lga", "Area", []),
      choices: areas
        .map((name) => ({
          value: name,
          label: name,
          count: counts && (counts["lga"]?.[`${filter.state}:${name}`] ?? 0),
          isChosen: (filter.lga ?? []).includes(name),
        }))
        .filter(({ count, isChosen }) => isChosen || (count ?? 0) > 0),
    }),
    ...facetAttributes(category)
      .slice(1)
      .map((asked) => facet(`a.${asked.key}`, asked.label, choicesOf(asked))),
  ];
  return all.filter(({ choices }) => choices.length > 1 || choices.some(({ isChosen }) => isChosen));
}

const choicesOf = (asked: ReturnType<typeof facetAttributes>[number]) =>
  "choices" in asked ? [...asked.choices] : [];

/** The most common first, and what is chosen before all. */
const byCount = (facet: Facet): Facet => ({
  ...facet,
  choices: facet.choices.toSorted(
    (a, b) => Number(b.isChosen) - Number(a.isChosen) || (b.count ?? 0) - (a.count ?? 0),
  ),
});
