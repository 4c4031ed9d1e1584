import "server-only";
import { z } from "zod";
import { query, type Sql, sql } from "./db";

/** Kobo, as digits in the database. */
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

const leastBelowMost = ({ leastMinor, mostMinor }: { leastMinor: bigint; mostMinor: bigint }) =>
  leastMinor <= mostMinor;
const mostTooSmall = { path: ["mostMinor"], error: "The maximum must be above the minimum." };

/** Amounts beyond the last band would else have no fee. */
function eachReachesFurther(bands: { untilMinor?: bigint | undefined }[]): boolean {
  return bands.every(({ untilMinor }, at) => {
    const before = bands[at - 1]?.untilMinor ?? 0n;
    return at === bands.length - 1
      ? untilMinor === undefined
      : untilMinor !== undefined && untilMinor > before;
  });
}

/** The first rule that fits an offer is its commission. What a rule does not name fits everything. */
export const commissionRule = z.strictObject({
  bps: basisPoints,
  assetKind: z
    .string()
    .regex(/^[A-Z_]{1,40}$/)
    .optional(),
  sellerLevel: z.enum(["BASIC", "VERIFIED", "TRUSTED"]).optional(),
  /** From this price on, in kobo, up to the one below `untilMinor`. */
  fromMinor: kobo.optional(),
  untilMinor: kobo.optional(),
  /** A promotion's first and last moment. */
  startsAt: z.iso.datetime({ offset: true }).optional(),
  endsAt: z.iso.datetime({ offset: true }).optional(),
});

/** Every setting by its name in the database, and its shape there. */
export const settingShapes = {
  /** What a person's verification lets them trade, in one trade and on one day in Lagos. */
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
  /** The price of airtime as a share of its face value. */
  airtime_price: z
    .strictObject({ leastBps: basisPoints, mostBps: basisPoints })
    .refine(({ leastBps, mostBps }) => leastBps <= mostBps, {
      path: ["mostBps"],
      error: "The maximum price must be above the minimum.",
    }),
  /** One deposit, and from where on a transfer whose sender is unknown waits for staff. */
  deposits: z
    .strictObject({ leastMinor: kobo, mostMinor: kobo, reviewUnknownFromMinor: kobo })
    .refine(leastBelowMost, mostTooSmall),
  /** One payout; how long the first one to an account waits; from where on two members of staff must agree. */
  payouts: z
    .strictObject({
      leastMinor: kobo,
      mostMinor: kobo,
      holdHours: z.number().int().min(0).max(720),
      twoPeopleFromMinor: kobo,
    })
    .refine(leastBelowMost, mostTooSmall),
  /** What a user pays for a payout: the first band that reaches its amount; the last one has no end. */
  payout_fees: z.strictObject({
    bands: z
      .array(z.strictObject({ untilMinor: kobo.optional(), feeMinor: kobo }))
      .min(1)
      .max(20)
      .refine(
        eachReachesFurther,
        "Each row must end above the one before it, and only the last can have no upper limit.",
      ),
  }),
} as const;

export type SettingName = keyof typeof settingShapes;
export type SettingValue<Name extends SettingName> = z.output<(typeof settingShapes)[Name]>;

/**
 * A setting as it is in force at the read, for a command's or a page's own query: `select ${settingNow("payouts")} as payouts`.
 * What comes back is JSON: `readSetting` makes the value of it.
 */
export const settingNow = (name: SettingName): Sql => sql`setting_in_force(${name})`;

/** The value that a query answered with. Throws ZodError where the database holds another shape, which is a bug. */
export const readSetting = <Name extends SettingName>(name: Name, stored: unknown): SettingValue<Name> =>
  settingShapes[name].parse(stored) as SettingValue<Name>;

export type Settings = { [Name in SettingName]: SettingValue<Name> };

const SHOWN_FOR_MS = 10_000;
let shown: { settings: Promise<Settings>; until: number } | undefined;

/**
 * All settings in force, for a page that shows them: up to ten seconds old, so that showing them costs no round trip. What
 * decides reads them in its own query.
 */
export function settingsToShow(): Promise<Settings> {
  if (!shown || shown.until < Date.now()) {
    const settings = readSettings();
    shown = { settings, until: Date.now() + SHOWN_FOR_MS };
    settings.catch(() => {
      shown = undefined;
    });
  }
  return shown.settings;
}

async function readSettings(): Promise<Settings> {
  const names = Object.keys(settingShapes) as SettingName[];
  const rows = await query<{ name: SettingName; value: unknown }>(sql`
    select name, setting_in_force(name) as value from unnest(${names}::text[]) name`);
  return Object.fromEntries(rows.map(({ name, value }) => [name, readSetting(name, value)])) as Settings;
}
