import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { shippingRefusals } from "./refusals";
import { type Profile, type SavedProfile, usualProfile } from "./schema";

type Owner = Pick<Actor, "id">;

const terms = sql`name, strategy, handling_days, days_min, days_max`;
const columns = sql`id, ${terms}`;

/** A seller's ways to send, the one chosen last first. */
export const profiles = (by: Owner): Promise<SavedProfile[]> =>
  query<SavedProfile>(sql`
    select ${columns} from shipping_profile where seller_id = ${by.id}::uuid order by chosen_at desc, id desc`);

/** A way to send, by the id of its profile, or 'usual'. */
export type WayToSend = Profile & { id: string };

const usual: WayToSend = { id: "usual", ...usualProfile };

/** How each of these sellers sends: the ways that they have saved, the one chosen last first, or as is usual. By the seller's id. */
export async function sendingOf(
  sellerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly WayToSend[]>> {
  if (sellerIds.length === 0) return new Map();
  const rows = await query<WayToSend & { sellerId: string }>(sql`
    select seller_id, ${columns} from shipping_profile
    where seller_id = any(${[...sellerIds]}::uuid[]) order by chosen_at desc, id desc`);
  return new Map(
    sellerIds.map((id) => {
      const own = rows.filter(({ sellerId }) => sellerId === id).map(({ sellerId: _seller, ...way }) => way);
      return [id, own.length > 0 ? own : [usual]];
    }),
  );
}

/**
 * Adds a way to send, which new parcels are quoted by from now on. The same key again answers the same one.
 * @throws Refusal - too_many_profiles
 */
export async function addProfile(by: Owner, key: string, profile: Profile): Promise<{ id: string }> {
  const { name, strategy, handlingDays, daysMin, daysMax } = profile;
  const row = await queryOne<{ id: string }>(sql`
    insert into shipping_profile (id, seller_id, key, name, strategy, handling_days, days_min, days_max)
    values (${newId()}::uuid, ${by.id}::uuid, ${key}, ${name}, ${JSON.stringify(strategy)}::jsonb, ${handlingDays}::int, ${daysMin}::int, ${daysMax}::int)
    on conflict (seller_id, key) do update set chosen_at = app_now()
    returning id`);
  if (!row) throw new Refusal(shippingRefusals.too_many_profiles);
  return row;
}

/** Replaces a way to send, for parcels that are not bought yet. Throws Refusal not_found for others. */
export async function changeProfile(by: Owner, id: string, profile: Profile): Promise<void> {
  const { name, strategy, handlingDays, daysMin, daysMax } = profile;
  const changed = await query(sql`
    update shipping_profile set name = ${name}, strategy = ${JSON.stringify(strategy)}::jsonb, handling_days = ${handlingDays}::int,
      days_min = ${daysMin}::int, days_max = ${daysMax}::int, chosen_at = app_now()
    where id = ${id}::uuid and seller_id = ${by.id}::uuid returning id`);
  if (changed.length === 0) throw new Refusal(kernelRefusals.not_found);
}

/** Deletes a way to send; once more changes nothing. */
export async function deleteProfile(by: Owner, id: string): Promise<void> {
  await query(sql`delete from shipping_profile where id = ${id}::uuid and seller_id = ${by.id}::uuid`);
}
