import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { isUuid, newId } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { shippingRefusals } from "./refusals";
import type { Address, SavedAddress } from "./schema";

type Owner = Pick<Actor, "id">;

const columns = sql`id, name, phone, state, lga, area, street, landmark, note`;

/** A person's addresses, the one chosen last first. */
export const addresses = (by: Owner): Promise<SavedAddress[]> =>
  query<SavedAddress>(sql`
    select ${columns} from address where user_id = ${by.id}::uuid order by chosen_at desc, id desc`);

/** One of a person's addresses; undefined where it is not theirs. */
export const addressOf = async (by: Owner, id: string): Promise<SavedAddress | undefined> =>
  isUuid(id)
    ? queryOne<SavedAddress>(sql`
        select ${columns} from address where id = ${id}::uuid and user_id = ${by.id}::uuid`)
    : undefined;

/**
 * Saves an address, which is offered first from now on. The same key again answers the same address.
 * @throws Refusal - too_many_addresses
 */
export async function addAddress(by: Owner, key: string, address: Address): Promise<{ id: string }> {
  const { name, phone, state, lga, area, street, landmark, note } = address;
  const row = await queryOne<{ id: string }>(sql`
    insert into address (id, user_id, key, name, phone, state, lga, area, street, landmark, note)
    values (${newId()}::uuid, ${by.id}::uuid, ${key}, ${name}, ${phone}, ${state}, ${lga}, ${area}, ${street}, ${landmark}, ${note})
    on conflict (user_id, key) do update set chosen_at = app_now()
    returning id`);
  if (!row) throw new Refusal(shippingRefusals.too_many_addresses);
  return row;
}

/** Replaces an address. Parcels under way keep the one that they were sent to. Throws Refusal not_found for others. */
export async function changeAddress(by: Owner, id: string, address: Address): Promise<void> {
  const { name, phone, state, lga, area, street, landmark, note } = address;
  const changed = await query(sql`
    update address set name = ${name}, phone = ${phone}, state = ${state}, lga = ${lga}, area = ${area}, street = ${street},
      landmark = ${landmark}, note = ${note}, chosen_at = app_now()
    where id = ${id}::uuid and user_id = ${by.id}::uuid returning id`);
  if (changed.length === 0) throw new Refusal(kernelRefusals.not_found);
}

/** Offers an address first. Throws Refusal not_found for others. */
export async function chooseAddress(by: Owner, id: string): Promise<void> {
  const found = await query(sql`
    update address set chosen_at = app_now() where id = ${id}::uuid and user_id = ${by.id}::uuid returning id`);
  if (found.length === 0) throw new Refusal(kernelRefusals.not_found);
}

/** Deletes an address; once more changes nothing. */
export async function deleteAddress(by: Owner, id: string): Promise<void> {
  await query(sql`delete from address where id = ${id}::uuid and user_id = ${by.id}::uuid`);
}
