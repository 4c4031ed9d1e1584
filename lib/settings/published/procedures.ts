import "server-only";
import { z } from "zod";
import { type Asset, assets } from "@/lib/assets";
import { HOUR, MINUTE, SECOND } from "@/lib/kernel/clock";
import { sharedRead } from "@/lib/kernel/connection/shared-read";
import { queryOne, sql } from "@/lib/kernel/db";
import { text } from "@/lib/kernel/input/fields";
import { forAnyone } from "@/lib/kernel/procedure";
import { invariant } from "@/lib/kernel/refusal";
import type { SettingName } from "@/lib/kernel/settings";

/** Kobo as digits. */
const minor = z.string();
const limits = z.object({ tradeMinor: minor, dayMinor: minor });

/** The settings that everyone may know. From when two people decide, and what waits for review, they may not. */
const published = z.object({
  trade_limits: z.object({ BASIC: limits, VERIFIED: limits, TRUSTED: limits }),
  commission: z.object({ rules: z.array(z.looseObject({ bps: z.number() })) }),
  airtime_price: z.object({ leastBps: z.number(), mostBps: z.number() }),
  airtime_networks: z.record(
    z.string(),
    z.object({
      lowestMinor: minor,
      highestMinor: minor.optional(),
      perDayMinor: minor.optional(),
      checkedOn: z.string(),
      source: z.string(),
    }),
  ),
  payout_fees: z.object({ bands: z.array(z.object({ untilMinor: minor.optional(), feeMinor: minor })) }),
} satisfies Partial<Record<SettingName, z.ZodType>>);

const Published = z.object({ version: z.string(), settings: published });

const readPublished = sharedRead("published settings", async () => {
  const names = Object.keys(published.shape);
  const row = await queryOne<{ version: string; settings: object }>(sql`
    select settings_version()::text as version, jsonb_object_agg(name, setting_in_force(name)) as settings
    from unnest(${names}::text[]) name`);
  invariant(row, "an aggregate is one row");
  return Published.parse(row);
});

const kept = (milliseconds: number) => `public, max-age=${String(milliseconds / SECOND)}`;
const tags = ["settings"];

const publishedSettings = forAnyone
  .route({ method: "GET", path: "/settings", tags, summary: "Get limits, fees, commission and price bounds" })
  .input(
    z.strictObject({
      v: text()
        .regex(/^\d{1,18}$/)
        .optional(),
    }),
  )
  .output(Published)
  .handler(async ({ input: { v }, context }) => {
    const answer = await readPublished();
    // Another version than this process has read is not kept: the answer would be that of before.
    const other = v === undefined ? kept(10 * MINUTE) : "no-cache";
    context.mayBeKept?.(v === answer.version ? kept(HOUR) : other);
    return answer;
  });

const categories = forAnyone
  .route({ method: "GET", path: "/settings/categories", tags, summary: "Get what offers are listed under" })
  .output(
    z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          children: z.array(z.object({ id: z.string(), name: z.string() })),
        }),
      ),
    }),
  )
  .handler(({ context }) => {
    context.mayBeKept?.(kept(HOUR));
    return {
      items: Object.values<Asset>(assets).map(({ kind, words, categories: listed = {} }) => ({
        id: kind,
        name: words.kind,
        children: Object.entries(listed).map(([id, name]) => ({ id, name })),
      })),
    };
  });

export const publishedOperations = { publishedSettings, categories };
