import {
  addFavourite,
  featureListing,
  flagListing,
  followStore,
  reviseListing,
  saveStore,
} from "@/lib/catalog";
import { weighFlags } from "@/lib/catalog/commands/flag-listing";
import { SaveStore } from "@/lib/catalog/stores/schema";
import { after, DAY, HOUR, MINUTE } from "@/lib/kernel/clock";
import { SYSTEM } from "@/lib/kernel/command";
import { moneyView } from "@/lib/kernel/schema";
import { kobo } from "@/lib/money/format";
import type { Act } from "../acts";
import { shuffled } from "../crowd";
import { type Funding, fundingActs } from "../deposits";
import { actorOf, type Name } from "../people";
import { drawFor } from "../random";
import type { SeedClock } from "../seed-clock";
import { demoGoods } from ".";
import { cartActs, inCarts } from "./carts";
import { lookedAtActs } from "./looked-at";
import { memberActs, ofMembers } from "./members";
import { orderActs } from "./order-acts";
import { ends, orders, type PlannedOrder } from "./orders";
import {
  approve,
  draftOf,
  goodsOf,
  keyOf,
  listingOf,
  type OnSale,
  openShop,
  ownerOf,
  type Shop,
  submit,
  takePictures,
} from "./shop";
import { type DemoStore, stores } from "./stores";

/** So many are listed at about the same time, each in another store, by commands that need not wait for each other. */
const TOGETHER = 6;

/** Everything that the demo has on sale, by the app’s own commands: listed over two months, looked at, flagged, kept in view. */
export function goodsActs(clock: SeedClock): Act[] {
  const shop = openShop();
  const goods = demoGoods.map(goodsOf);
  const inTurn = shuffled(goods, drawFor("goods"));
  const isEarly = ({ key }: OnSale) => wanted.has(key);
  // What is bought in the weeks after comes first.
  const groups = inGroups([...inTurn.filter(isEarly), ...inTurn.filter((one) => !isEarly(one))]);
  return [
    { at: clock.daysAgo(67.2), run: openStores },
    { at: clock.daysAgo(67), run: () => takePictures(shop, [...goods, ...ofMembers]) },
    ...groups.flatMap((group, turn) => listingActs(shop, group, momentOf(clock, turn / groups.length))),
    ...memberActs(clock, shop),
    ...newsActs(clock, shop, goods),
    ...orderFundings(clock).flatMap(fundingActs),
    ...orders.flatMap((plan) => orderActs(clock, shop, plan)),
    ...cartActs(clock, shop),
    ...lookedAtActs(clock),
  ];
}

const wanted = new Set([...orders.map(({ listing }) => listing), ...inCarts]);

/** What sending an order costs at most, in kobo. */
const DELIVERY_KOBO = 4_000_00n;

/** Every buyer has the money of their orders before the first one, Ada before each; what comes back pays for the next. */
function orderFundings({ present }: SeedClock): Funding[] {
  const kept = orders.filter(({ stage }) => ends[stage] !== "CANCELLED");
  const fundingOf = (who: Name, own: readonly PlannedOrder[]): Funding => ({
    who,
    amountMinor: own.reduce((sum, { naira }) => sum + kobo(naira) + DELIVERY_KOBO, 0n),
    at: after(present, -(Math.max(...own.map(({ hoursAgo }) => hoursAgo)) + 3) * HOUR),
  });
  const others = [...new Set(kept.map(({ buyer }) => buyer))].filter((who) => who !== "ada");
  return [
    ...others.map((who) =>
      fundingOf(
        who,
        kept.filter(({ buyer }) => buyer === who),
      ),
    ),
    ...kept.filter(({ buyer }) => buyer === "ada").map((own) => fundingOf("ada", [own])),
  ];
}

/** Every owner of a store says who they are. */
const openStores = () =>
  Promise.all(
    Object.values<DemoStore>(stores).map((store) => {
      const { handle, name, about, returns } = store;
      const policies =
        returns === 0
          ? "Ask before you pay: I don’t take back what is as described."
          : `If you change your mind, send it back within ${returns} days, unused. You pay the way back.`;
      return saveStore(ownerOf(store), SaveStore.parse({ handle, name, about, policies, onHoliday: false }));
    }),
  );

/** In groups of which no store has two. */
function inGroups(goods: readonly OnSale[]): OnSale[][] {
  const groups: OnSale[][] = [];
  for (const one of goods) {
    const free = groups.find(
      (group) => group.length < TOGETHER && group.every(({ seller }) => seller.id !== one.seller.id),
    );
    if (free) free.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** Ever more of them towards today, by day rather than by night; `share`: how much of the two months has passed. */
function momentOf({ present, daysAgo }: SeedClock, share: number): Date {
  const day = new Date(
    daysAgo(51 * (1 - share) ** 1.3 + 1)
      .toISOString()
      .slice(0, 10),
  );
  const at = after(day, 8 * HOUR + Math.round(((share * 97) % 1) * 600) * MINUTE);
  return at < after(present, -4 * HOUR) ? at : after(at, -DAY);
}

const listingActs = (shop: Shop, group: readonly OnSale[], at: Date): Act[] => [
  { at, run: () => Promise.all(group.map((one) => submit(shop, one))) },
  { at: after(at, 80 * MINUTE), run: () => Promise.all(group.map(({ key }) => approve(shop, key))) },
];

const featured = ["velvet-sofa", "solar-panel", "laptop", "ankara-gown"];
const flaggedBy: readonly Name[] = ["ifeoma", "sani", "uche"];
/** The stores that Ada follows. */
const followed = [stores.chinedu, stores.powerhouse, stores.zuri];
/** What Ada keeps in view. */
const kept = ["iphone-13", "standing-fan", "white-sneakers", "rice-bag"];
/** Whose price fell, in percent. */
const fell = [
  ["iphone-13", 6n],
  ["petrol-generator", 8n],
  ["washing-machine", 10n],
] as const;

/** What happened to some of them in the last days. */
function newsActs({ daysAgo }: SeedClock, shop: Shop, goods: readonly OnSale[]): Act[] {
  const until = after(daysAgo(0), 20 * DAY);
  const feature = (key: string) =>
    featureListing(actorOf("chidi"), keyOf(key, "feature"), { listingId: listingOf(shop, key), until });
  const flag = async () => {
    const listingId = listingOf(shop, "tyre");
    for (const name of flaggedBy)
      await flagListing(actorOf(name), keyOf("tyre", `flag-${name}`), { listingId, reason: "UNAVAILABLE" });
    await weighFlags(SYSTEM, keyOf("tyre", "weigh"), { listingId });
  };
  const lower = (key: string, percent: bigint) => reprice(shop, goods, key, percent);
  return [
    { at: daysAgo(0.9), run: () => Promise.all(featured.map(feature)) },
    { at: daysAgo(0.8), run: flag },
    {
      at: daysAgo(1.1),
      run: () => Promise.all(followed.map((each) => followStore(actorOf("ada"), ownerOf(each).id))),
    },
    {
      at: daysAgo(0.7),
      run: () => Promise.all(kept.map((key) => addFavourite(actorOf("ada"), listingOf(shop, key)))),
    },
    { at: daysAgo(0.3), run: () => Promise.all(fell.map(([key, percent]) => lower(key, percent))) },
  ];
}

/** A seller asks less by so many percent, in whole naira, and shows what it cost before. */
async function reprice(shop: Shop, goods: readonly OnSale[], key: string, percent: bigint): Promise<void> {
  const one = goods.find((each) => each.key === key);
  const before = one?.draft.price;
  if (!one || !before) return;
  const minor = ((BigInt(before.minor) * (100n - percent)) / 10_000n) * 100n;
  const draft = { ...draftOf(shop, one), price: moneyView(minor), comparePrice: before };
  await reviseListing(one.seller, keyOf(key, "reprice"), {
    listingId: listingOf(shop, key),
    category: one.category,
    draft,
  });
}
