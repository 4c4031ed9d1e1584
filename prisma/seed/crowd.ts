import type { Network } from "@/lib/assets/airtime/networks";
import { type DemoStore, emailOf, stores } from "./goods/stores";
import { longNames, nameTables, singleNames } from "./names";
import { idFor, type Person, people } from "./people";
import { type Draw, drawFor } from "./random";

/** How somebody sells. */
export interface SellerTraits {
  /** How much of the market is theirs, beside the others' shares. */
  share: number;
  /** Minutes from acceptance to 'I’ve sent it', usually. */
  pace: number;
  operators: readonly (readonly [Network, number])[];
  /** Percent that they ask above or below what the others ask. */
  offset: number;
  /** How often they let a buyer down, beside the others. */
  unreliable: number;
  /** Offers that they have open when the demo begins. */
  openOffers: number;
}

/** One of those who make the demo a market. */
export interface Trader extends Person {
  id: string;
  /** How much they buy, beside the others; 0 for who never does. */
  buys: number;
  sells?: SellerTraits;
}

const EVERYBODY = 200;
const CROWD = EVERYBODY - Object.keys(people).length;
const SELLERS = 108;
const OPEN_OFFERS = 269;

/** By their place among the sellers, those who sell goods as well: two of the best known, and others who are verified. */
const owners: ReadonlyMap<number, DemoStore> = new Map(
  Object.values<DemoStore>(stores)
    .toSorted((a, b) => (a.level < b.level ? -1 : Number(a.level !== b.level)))
    .map((store, at) => [2 * at + (at < 2 ? 1 : 3), store]),
);

/** The shares of the operators in what is sold. */
export const operatorShares = [
  ["MTN", 46],
  ["AIRTEL", 27],
  ["GLO", 18],
  ["T2", 9],
] as const satisfies readonly (readonly [Network, number])[];

/** Prefixes that each operator gives out; the digits after them belong to nobody in films either. */
const prefixes: Record<Network, readonly string[]> = {
  MTN: ["0803", "0806", "0703", "0706", "0813", "0816", "0810", "0903", "0906", "0913"],
  AIRTEL: ["0802", "0808", "0708", "0812", "0701", "0902", "0907", "0901"],
  GLO: ["0805", "0807", "0705", "0815", "0811", "0905"],
  T2: ["0809", "0817", "0818", "0909"],
};

/** A number, as typed, that no two of the crowd share: `turn` is below 9000. */
export const numberOn = (operator: Network, turn: number): string => {
  const list = prefixes[operator];
  return `${list[turn % list.length]} 555 ${1000 + ((turn * 37) % 9000)}`;
};

/** Everybody beside the cast and their friends: sellers first, the busiest of them ahead. */
export function makeCrowd(): Trader[] {
  const draw = drawFor("crowd");
  const names = inventNames(draw);
  const openOffers = shareOut(OPEN_OFFERS, SELLERS, draw);
  return names.slice(0, CROWD).map((name, turn) => {
    const sells = turn < SELLERS ? traitsOf(turn, openOffers[turn] ?? 1, draw) : undefined;
    return { ...personOf(name, turn, draw), buys: keenness(turn, draw), ...(sells ? { sells } : {}) };
  });
}

function inventNames(draw: Draw): string[] {
  const mixed = nameTables.flatMap(([given, surnames]) => {
    const family = surnames.split(" ");
    return given
      .split(" ")
      .flatMap((first) => [`${first} ${draw.pick(family)}`, `${first} ${draw.pick(family)}`]);
  });
  return spread(shuffled([...new Set(mixed)], draw), [...singleNames, ...longNames]);
}

/** The few in between the many, at even distances. */
function spread(many: string[], few: readonly string[]): string[] {
  const gap = Math.floor(CROWD / few.length);
  return few.reduce((list, name, at) => list.toSpliced(3 + at * gap, 0, name), many);
}

export function shuffled<Item>(list: readonly Item[], draw: Draw): Item[] {
  return list
    .map((item) => [item, draw.share()] as const)
    .toSorted(([, a], [, b]) => a - b)
    .map(([item]) => item);
}

function personOf(name: string, turn: number, draw: Draw): Person & { id: string } {
  const level =
    turn < 5 ? "TRUSTED" : turn < 46 || (turn >= SELLERS && turn % 9 === 0) ? "VERIFIED" : "BASIC";
  const oldest = level === "BASIC" ? 230 : 390;
  const person: Person = {
    name,
    email: `${slugOf(name)}@amana.test`,
    phone: numberOn(draw.weighted(operatorShares), turn),
    level,
    joinedDaysAgo:
      level === "TRUSTED" ? draw.whole(260, oldest) : 1 + Math.floor(draw.share() ** 1.2 * oldest),
    proven: turn < CROWD - 6,
  };
  const store = owners.get(turn);
  if (!store) return { ...person, id: idFor(person) };
  const { owner, level: storeLevel, joinedDaysAgo } = store;
  const email = emailOf(store);
  return { ...person, name: owner, email, level: storeLevel, joinedDaysAgo, id: idFor({ email }) };
}

/** `Ọláńrewájú` as `olanrewaju`: what fits an address. */
const slugOf = (name: string): string =>
  name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll("ɗ", "d")
    .replaceAll("ƙ", "k")
    .replace(/[^a-z ]/g, "")
    .split(" ")
    .slice(0, 2)
    .join(".");

function traitsOf(turn: number, openOffers: number, draw: Draw): SellerTraits {
  const favourite = draw.weighted(operatorShares);
  return {
    share: 1 / (turn + 6),
    pace: draw.weighted([
      [draw.whole(1, 3), 4],
      [draw.whole(4, 8), 4],
      [draw.whole(9, 14), 2],
      [draw.whole(15, 21), 1],
    ]),
    operators: operatorShares.map(([operator, share]) => [
      operator,
      operator === favourite ? share + 60 : share,
    ]),
    offset: draw.whole(-3, 3),
    unreliable: draw.chance(0.2) ? 8 : 1,
    openOffers,
  };
}

/** Sellers buy now and then; most of the others often, some never. */
function keenness(turn: number, draw: Draw): number {
  if (turn < SELLERS) return draw.chance(0.5) ? 0.3 : 0;
  if (turn >= CROWD - 12) return 0;
  return 4 / (turn - SELLERS + 8) + 0.05;
}

/** A sum as that many whole numbers from 1 to 6. */
function shareOut(sum: number, parts: number, draw: Draw): number[] {
  const shares = Array.from({ length: parts }, () => 1);
  let left = sum - parts;
  while (left > 0) {
    const at = Math.floor(draw.share() ** 1.5 * parts);
    const share = shares[at] ?? 6;
    if (share >= 6) continue;
    shares[at] = share + 1;
    left -= 1;
  }
  return shares;
}
