import type { Condition } from "@/lib/catalog/category-schema";
import { kobo } from "@/lib/money/format";
import type { Name } from "../people";

/** What became of it when the demo begins. */
export type End =
  | "draft"
  | "waits"
  | "rejected"
  | "live"
  | "paused"
  | "ends soon"
  | "expired"
  | "withdrawn"
  | "sold";

/** What a member without a store lists: one of the demo’s goods, described in their words. Price in naira, listed days ago. */
export interface OfMember {
  key: string;
  seller: Name;
  like: string;
  title: string;
  /** As it is; that of the demo’s goods where they say nothing else. */
  condition?: Condition;
  naira: bigint;
  /** How many there are; one where it does not say. */
  units?: number;
  daysAgo: number;
  description: string;
  ends: End;
  /** Who buys it, where it is sold. */
  buyer?: Name;
}

/** Who sold it to whom, for so many naira, listed days ago. */
type Sold = readonly [seller: Name, buyer: Name, naira: bigint, daysAgo: number, title: string, says: string];

const used = (like: string, rows: readonly Sold[]): OfMember[] =>
  rows.map(([seller, buyer, naira, daysAgo, title, description]) => ({
    key: `${seller}s-${like}`,
    seller,
    buyer,
    like,
    title,
    condition: "GOOD",
    naira,
    daysAgo,
    description,
    ends: "sold",
  }));

/** What members sold to each other in the last month: enough that similar ones can be compared by their price. */
export const pastSales: readonly OfMember[] = [
  ...used("power-bank", [
    [
      "uche",
      "kemi",
      14_000n,
      31,
      "Oraimo power bank 20,000 mAh, used",
      "One year old. It charges a phone three times and more. The cable is with it.",
    ],
    [
      "hauwa",
      "zainab",
      16_500n,
      27,
      "20,000 mAh power bank, clean",
      "Used in my shop when there is no light. All three ports work, no swelling.",
    ],
    [
      "ngozi",
      "sani",
      13_500n,
      22,
      "Power bank, fast charge, fairly used",
      "Small scratches at the back. It still charges fast, my phone is full in an hour.",
    ],
    [
      "emeka",
      "ifeoma",
      15_500n,
      16,
      "Original Oraimo power bank, black",
      "I have two, so this one goes. Used for five months, everything works.",
    ],
    [
      "ibrahim",
      "kemi",
      14_500n,
      9,
      "Strong power bank, 20,000 mAh",
      "It served me on night duty. I changed jobs and no longer need it.",
    ],
  ]),
  ...used("headphones", [
    [
      "ngozi",
      "zainab",
      20_000n,
      30,
      "Soundcore over-ear headphones",
      "Used for online lessons. Both sides sound the same, the cushions are clean.",
    ],
    [
      "uche",
      "ifeoma",
      23_500n,
      25,
      "Wireless headphones, noise cancelling",
      "Battery still lasts two days. A line on the head band, you see it in the picture.",
    ],
    [
      "ibrahim",
      "sani",
      21_000n,
      19,
      "Over-ear headphones, black, fairly used",
      "Works with phone and laptop. The pouch is lost, the cable is there.",
    ],
    [
      "hauwa",
      "kemi",
      24_000n,
      13,
      "Clean Soundcore headphones with cable",
      "Bought last year, used at home only. No crack, charges as it should.",
    ],
    [
      "emeka",
      "zainab",
      22_500n,
      8,
      "Headphones that keep out gen noise",
      "I got another pair as a gift. These sound good and sit well.",
    ],
  ]),
];

/** What delivery can cost at most, in kobo. */
const DELIVERY_KOBO = 6_000_00n;

/** What a buyer pays for all of these, with delivery, in kobo. */
export const paidFor = (who: Name): bigint =>
  pastSales
    .filter(({ buyer }) => buyer === who)
    .reduce((sum, { naira }) => sum + kobo(naira) + DELIVERY_KOBO, 0n);
