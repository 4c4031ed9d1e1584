import "server-only";
import { z } from "zod";
import { sharedRead } from "./connection/shared-read";
import { query, raw, type Sql, sql } from "./db";
import { settingNowText } from "./setting-now";

/** Kobo, stored as digits. */
const kobo = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt);
const basisPoints = z.number().int().min(0).max(10_000);
const limits = z
  .strictObject({ tradeMinor: kobo, dayMinor: kobo })
  .refine(({ tradeMinor, dayMinor }) => tradeMinor <= dayMinor, {
    path: ["dayMinor"],
    error: "The daily limit must be at least the limit per trade.",
  });

/** Whole naira, because nobody can send kobo. */
const wholeNaira = kobo.refine((minor) => minor > 0n && minor % 100n === 0n, "Enter whole naira.");

/** Absent limits are not known. */
const transferLimits = z
  .strictObject({
    lowestMinor: wholeNaira,
    highestMinor: wholeNaira.optional(),
    perDayMinor: wholeNaira.optional(),
    /** A day, YYYY-MM-DD. */
    checkedOn: z.iso.date(),
    source: z.string().trim().min(3, "Name the source.").max(200, "Use 200 characters or fewer."),
  })
  .refine(({ lowestMinor, highestMinor }) => highestMinor === undefined || highestMinor >= lowestMinor, {
    path: ["highestMinor"],
    error: "The highest transfer must be at least the lowest.",
  })
  .refine(
    ({ lowestMinor, highestMinor = lowestMinor, perDayMinor }) =>
      perDayMinor === undefined || perDayMinor >= highestMinor,
    { path: ["perDayMinor"], error: "The daily limit must be at least the limit per transfer." },
  );

const leastBelowMost = ({ leastMinor, mostMinor }: { leastMinor: bigint; mostMinor: bigint }) =>
  leastMinor <= mostMinor;
const mostTooSmall = { path: ["mostMinor"], error: "The maximum must be above the minimum." };

/** Bands ascend and the last one is unbounded, so that every amount has a fee. */
function areAscending(bands: { untilMinor?: bigint | undefined }[]): boolean {
  return bands.every(({ untilMinor }, at) => {
    const before = bands[at - 1]?.untilMinor ?? 0n;
    return at === bands.length - 1
      ? untilMinor === undefined
      : untilMinor !== undefined && untilMinor > before;
  });
}

/** The first rule that matches an offer is its commission. Absent fields match everything. */
export const commissionRule = z.strictObject({
  bps: basisPoints,
  assetKind: z
    .string()
    .regex(/^[A-Z_]{1,40}$/)
    .optional(),
  sellerLevel: z.enum(["BASIC", "VERIFIED", "TRUSTED"]).optional(),
  /** Matches prices in kobo from `fromMinor` (inclusive) to `untilMinor` (exclusive). */
  fromMinor: kobo.optional(),
  untilMinor: kobo.optional(),
  /** The period of a promotion. */
  startsAt: z.iso.datetime({ offset: true }).optional(),
  endsAt: z.iso.datetime({ offset: true }).optional(),
});

/** Words parted by commas, each of 2 to 40 letters, digits and blanks. */
const wordList = z
  .string()
  .max(4_000, "Use 4,000 characters or fewer.")
  .refine(
    (text) => text.split(",").every((word) => /^\s*(?:[\p{L}\p{N}][\p{L}\p{N} '’-]{1,39})?\s*$/u.test(word)),
    "Part words of letters and digits by commas.",
  );
const points = z.number().int().min(0).max(100);

/** Every setting, by its name and shape in the database. */
export const settingShapes = {
  /** Limits by verification level, per trade and per day in Lagos. */
  trade_limits: z
    .strictObject({ BASIC: limits, VERIFIED: limits, TRUSTED: limits })
    .refine(({ BASIC, VERIFIED }) => BASIC.tradeMinor <= VERIFIED.tradeMinor, {
      path: ["VERIFIED", "tradeMinor"],
      error: "Verified users can’t have lower limits than others.",
    })
    .refine(({ VERIFIED, TRUSTED }) => VERIFIED.tradeMinor <= TRUSTED.tradeMinor, {
      path: ["TRUSTED", "tradeMinor"],
      error: "Trusted users can’t have lower limits than others.",
    }),
  commission: z.strictObject({ rules: z.array(commissionRule).min(1).max(50) }),
  /** The allowed price of airtime, as a share of its face value. */
  airtime_price: z
    .strictObject({ leastBps: basisPoints, mostBps: basisPoints })
    .refine(({ leastBps, mostBps }) => leastBps <= mostBps, {
      path: ["mostBps"],
      error: "The maximum price must be above the minimum.",
    }),
  /** What each operator lets its customers send, and the day and place where staff read it. */
  airtime_networks: z.strictObject({
    MTN: transferLimits,
    AIRTEL: transferLimits,
    GLO: transferLimits,
    T2: transferLimits,
  }),
  /**
   * Bounds of one deposit, the amount from which a transfer from an unknown sender waits for staff, and that from which two of
   * them must agree to release it.
   */
  deposits: z
    .strictObject({
      leastMinor: kobo,
      mostMinor: kobo,
      reviewUnknownFromMinor: kobo,
      twoPeopleFromMinor: kobo,
    })
    .refine(leastBelowMost, mostTooSmall),
  /** Bounds of one payout, the delay of the first one to an account, and the amount from which two members of staff must agree. */
  payouts: z
    .strictObject({
      leastMinor: kobo,
      mostMinor: kobo,
      holdHours: z.number().int().min(0).max(720),
      twoPeopleFromMinor: kobo,
    })
    .refine(leastBelowMost, mostTooSmall),
  /**
   * What the insurance fund pays at most for one case, and in a month as a share of what it held when the month began; which share
   * of commission it gets, until it holds its target.
   */
  insurance: z.strictObject({
    caseMostMinor: kobo,
    monthMostBps: basisPoints,
    shareBps: basisPoints,
    targetMinor: kobo,
  }),
  /** The fee of a payout: the first band that covers its amount applies; the last one is unbounded. */
  payout_fees: z.strictObject({
    bands: z
      .array(z.strictObject({ untilMinor: kobo.optional(), feeMinor: kobo }))
      .min(1)
      .max(20)
      .refine(
        areAscending,
        "Each row must end above the one before it, and only the last can have no upper limit.",
      ),
  }),
  /** The price of a trade from which two members of staff must agree on a ruling. */
  disputes: z.strictObject({ twoPeopleFromMinor: kobo }),
  /** What one part of a text message costs: 160 characters, or 70 where one is not in GSM-7. */
  texts: z.strictObject({ partMinor: kobo }),
  /** The rate of value added tax, in basis points. Prices and our commission include it. */
  vat: z.strictObject({ rateBps: z.number().int().min(0).max(5_000) }),
  /** Who we are on receipts and invoices. */
  company: z.strictObject({
    name: z.string().trim().min(2, "Enter a name.").max(100, "Use 100 characters or fewer."),
    address: z.string().trim().min(5, "Enter an address.").max(200, "Use 200 characters or fewer."),
    taxNumber: z
      .string()
      .regex(/^(\d{8}-\d{4}|\d{13})$/, "Enter 8 digits, a hyphen and 4 digits, or 13 digits."),
  }),
  /** Within how many days a person may appeal against a block, and in how many hours staff answer. */
  block_appeals: z.strictObject({
    withinDays: z.number().int().min(1).max(90),
    answerHours: z.number().int().min(1).max(720),
  }),
  /** What the rules of risk look for in listings, how much each weighs (0: it is only watched), and whether every listing is looked at. */
  listings: z.strictObject({
    reviewAll: z.enum(["yes", "no"]),
    prohibitedWords: wordList.default(""),
    outsideWords: wordList.default(""),
    contactWords: wordList.default(""),
    weights: z.strictObject({
      prohibited: points,
      pays_outside: points,
      contact_hint: points,
      foreign_picture: points,
      foreign_text: points,
      far_below: points,
      deep_fall: points,
      risky_category: points,
      new_account: points,
      disputed_seller: points,
      shouting: points,
    }),
  }),
} as const;

export type SettingName = keyof typeof settingShapes;
export type SettingValue<Name extends SettingName> = z.output<(typeof settingShapes)[Name]>;

/**
 * A setting in force at the time of a query: `select ${settingNow("payouts")} as payouts`. Returns JSON; parse it with
 * `readSetting`.
 */
export const settingNow = (name: SettingName): Sql => raw(settingNowText(name));

/** Parses a setting that a query returned. Throws ZodError if the database contains another shape, which is a bug. */
export const readSetting = <Name extends SettingName>(name: Name, stored: unknown): SettingValue<Name> =>
  settingShapes[name].parse(stored) as SettingValue<Name>;

export type Settings = { [Name in SettingName]: SettingValue<Name> };

/**
 * All settings in force, for display: at most ten seconds old, so that a page needs no round trip. Decisions read settings in their
 * own query.
 */
export const settingsToShow = sharedRead("settings", readSettings);

async function readSettings(): Promise<Settings> {
  const names = Object.keys(settingShapes) as SettingName[];
  const rows = await query<{ name: SettingName; value: unknown }>(sql`
    select name, setting_in_force(name) as value from unnest(${names}::text[]) name`);
  return Object.fromEntries(rows.map(({ name, value }) => [name, readSetting(name, value)])) as Settings;
}
