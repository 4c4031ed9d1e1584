import { pauseListing, rejectListing, withdrawListing } from "@/lib/catalog";
import { expireListing, remindOfEnd } from "@/lib/catalog/commands/end-listing";
import { after, DAY, HOUR, MINUTE } from "@/lib/kernel/clock";
import { SYSTEM } from "@/lib/kernel/command";
import { invariant } from "@/lib/kernel/refusal";
import { kobo } from "@/lib/money/format";
import type { Act } from "../acts";
import { actorOf, type Name } from "../people";
import type { SeedClock } from "../seed-clock";
import { demoGoods } from ".";
import { type End, type OfMember, pastSales } from "./past-sales";
import { sale } from "./sale";
import { approve, keyOf, listingOf, type OnSale, type Shop, submit, write, writtenOf } from "./shop";

const listed: readonly OfMember[] = [
  {
    key: "bayos-power-bank",
    seller: "bayo",
    like: "power-bank",
    title: "Power bank, 20,000 mAh, used three months",
    condition: "GOOD",
    naira: 15_000n,
    daysAgo: 9,
    description: "I bought a bigger one. It still charges my phone four times. Box is lost, cable is there.",
    ends: "live",
  },
  {
    key: "bayos-headphones",
    seller: "bayo",
    like: "headphones",
    title: "Over-ear headphones, clean, with pouch",
    condition: "GOOD",
    naira: 22_000n,
    daysAgo: 57.8,
    description:
      "Noise cancelling works, one small mark on the left cup. I use earbuds now, so it lies idle.",
    ends: "ends soon",
  },
  {
    key: "bayos-watch",
    seller: "bayo",
    like: "wristwatch",
    title: "Wristwatch, gold, almost new",
    condition: "LIKE_NEW",
    naira: 30_000n,
    daysAgo: 3.2,
    description: "A gift that I wore twice. It keeps time, the strap is long enough for a big wrist.",
    ends: "rejected",
  },
  {
    key: "bayos-speaker",
    seller: "bayo",
    like: "bluetooth-speaker",
    title: "Bluetooth speaker",
    naira: 40_000n,
    daysAgo: 0.6,
    description: "",
    ends: "draft",
  },
  {
    key: "bayos-lamps",
    seller: "bayo",
    like: "rechargeable-lamp",
    title: "Rechargeable lamp with panel, sealed carton",
    naira: 14_500n,
    units: 60,
    daysAgo: 52,
    description:
      "I bring them in by the carton. It lights a whole parlour for ten hours, panel and cable inside.",
    ends: "live",
  },
  {
    key: "bayos-irons",
    seller: "bayo",
    like: "pressing-iron",
    title: "Dry pressing iron, new, one year warranty",
    naira: 11_000n,
    units: 40,
    daysAgo: 50,
    description: "Heavy iron with long cable. It heats within a minute, and I change it if it has a fault.",
    ends: "live",
  },
  {
    key: "adas-novels",
    seller: "ada",
    like: "books",
    title: "School novels, set of three, clean pages",
    naira: 4_500n,
    units: 8,
    daysAgo: 20,
    description: "From a school shop that closed. All pages are complete, nothing is written inside.",
    ends: "live",
  },
  {
    key: "ngozis-pots",
    seller: "ngozi",
    like: "pot-set",
    title: "Five pots with covers, from my kitchen",
    condition: "GOOD",
    naira: 28_000n,
    daysAgo: 20,
    description: "I am moving abroad. All five have their covers, no burns inside, handles are tight.",
    ends: "paused",
  },
  {
    key: "ngozis-clock",
    seller: "ngozi",
    like: "wall-clock",
    title: "Wall clock for parlour, silent",
    condition: "GOOD",
    naira: 9_500n,
    daysAgo: 66,
    description: "Hung in my office for a year. It makes no noise, one battery lasts long.",
    ends: "expired",
  },
  {
    key: "uches-clock",
    seller: "uche",
    like: "wall-clock",
    title: "Round wall clock, works well",
    naira: 6_500n,
    daysAgo: 12,
    description: "We got two at our wedding. This is the one that we never hung, still in its paper.",
    ends: "sold",
  },
  {
    key: "emekas-router",
    seller: "emeka",
    like: "wifi-router",
    title: "Home router, 4G, with SIM slot",
    condition: "GOOD",
    naira: 33_000n,
    daysAgo: 15,
    description: "Took it out because fibre reached our street. It serves ten phones at once.",
    ends: "withdrawn",
  },
  {
    key: "sades-bag",
    seller: "sade",
    like: "leather-handbag",
    title: "Leather handbag, brown",
    condition: "GOOD",
    naira: 25_000n,
    daysAgo: 0.12,
    description: "Fine bag, I have many. Bank transfer only, then I send it with a driver to your park.",
    ends: "waits",
  },
  {
    key: "tundes-speaker",
    seller: "tunde",
    like: "bluetooth-speaker",
    title: "Strong bluetooth speaker for party",
    naira: 45_000n,
    daysAgo: 0.08,
    description: "Bass is heavy and the battery lasts a whole night. I used it for two parties only.",
    ends: "waits",
  },
];

const homes: Partial<Record<Name, readonly [state: string, lga: string]>> = {
  bayo: ["LA", "Surulere"],
  ngozi: ["EN", "Enugu North"],
  emeka: ["AN", "Onitsha North"],
  uche: ["IM", "Owerri Municipal"],
  hauwa: ["KD", "Kaduna North"],
  ibrahim: ["KN", "Dala"],
};

function onSale({ key, seller, like, title, naira, units = 1, condition, description }: OfMember): OnSale {
  const goods = demoGoods.find((one) => one.key === like);
  invariant(goods, `${like} is one of the demo’s goods`);
  const [state, lga] = homes[seller] ?? ["LA", "Ikeja"];
  const written = {
    ...goods,
    title,
    description,
    condition: condition ?? goods.condition,
    priceKobo: kobo(naira),
    units,
  };
  return { ...writtenOf(written, { state, lga, returns: 3 }), key, picture: like, seller: actorOf(seller) };
}

/** How many of them are listed beside the past sales. */
export const MEMBERS_LISTINGS = listed.length;

const all = [...listed, ...pastSales];

export const ofMembers: readonly OnSale[] = all.map(onSale);

/** What members without a store list, in each state in which a listing can be met. */
export function memberActs(clock: SeedClock, shop: Shop): Act[] {
  return all.flatMap((one) => {
    const at = clock.daysAgo(one.daysAgo);
    const goods = onSale(one);
    if (one.ends === "draft") return [{ at, run: () => write(shop, goods) }];
    return [{ at, run: () => submit(shop, goods) }, ...endings[one.ends](shop, one, at)];
  });
}

const LOOKED_AT = 100 * MINUTE;

const approved = (shop: Shop, { key }: OfMember, at: Date): Act => ({
  at: after(at, LOOKED_AT),
  run: () => approve(shop, key),
});

/** One that a moderator lets go live, and what its seller or the clock does then. */
const live =
  (later: number, act: (listingId: string, one: OfMember) => Promise<unknown>) =>
  (shop: Shop, one: OfMember, at: Date): Act[] => [
    approved(shop, one, at),
    { at: after(at, LOOKED_AT + later), run: () => act(listingOf(shop, one.key), one) },
  ];

/** A listing of a verified member runs so long. */
const RUNS = 60 * DAY;

const endings: Record<Exclude<End, "draft">, (shop: Shop, one: OfMember, at: Date) => Act[]> = {
  waits: () => [],
  live: (shop, one, at) => [approved(shop, one, at)],
  rejected: (shop, { key }, at) => [
    {
      at: after(at, LOOKED_AT),
      run: () =>
        rejectListing(actorOf("chidi"), keyOf(key, "reject"), {
          listingId: listingOf(shop, key),
          reasonCode: "UNCLEAR_PICTURES",
          sentence: "Show the back of it, with its number, and the clasp. Then send it again.",
        }),
    },
  ],
  paused: live(5 * DAY, (listingId, { key, seller }) =>
    pauseListing(actorOf(seller), keyOf(key, "pause"), { listingId }),
  ),
  "ends soon": live(RUNS - 71 * HOUR, (listingId, { key }) =>
    remindOfEnd(SYSTEM, keyOf(key, "remind"), { listingId }),
  ),
  expired: live(RUNS + MINUTE, (listingId, { key }) =>
    expireListing(SYSTEM, keyOf(key, "expire"), { listingId }),
  ),
  withdrawn: live(4 * DAY, (listingId, { key, seller }) =>
    withdrawListing(actorOf(seller), keyOf(key, "withdraw"), { listingId }),
  ),
  sold: (shop, one, at) => [approved(shop, one, at), ...sale(shop, one, after(at, 2 * DAY))],
};
