import { HOME } from "@/lib/money/currencies";
import "server-only";
import { callGateway, gatewayOf, isGatewayError } from "@/lib/gateways";
import { defaultGateway } from "@/lib/gateways/names";
import type { GatewayBank } from "@/lib/gateways/records";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { refreshBanksRequest } from "./gateway-requests";

export interface Bank {
  code: string;
  name: string;
}

/**
 * The banks that money can be sent to, sorted by name, from the last refresh: an old list is better than none. Without any
 * list the gateway is requested while the user waits.
 */
export async function listBanks(): Promise<Bank[]> {
  const known = await readBanks();
  if (known.length > 0) return known;
  await callGateway(refreshBanksRequest, {}).catch((error: unknown) => {
    if (!isGatewayError(error)) throw error;
    log.warn("there is no bank list yet", { error: error.message });
  });
  return readBanks();
}

const readBanks = () => query<Bank>(sql`select code, name from bank where active order by lower(name)`);

/** An active bank by its code; undefined if there is none. */
export const bankByCode = (code: string): Promise<Bank | undefined> =>
  queryOne<Bank>(sql`select code, name from bank where code = ${code} and active`);

/** Refreshes the list once it is older than a day. If the gateway fails, the old list is kept. */
export async function refreshBanks(): Promise<void> {
  const state = await queryOne<{ isOld: boolean }>(sql`
    select coalesce(max(refreshed_at) < app_now() - interval '1 day', true) as is_old from bank`);
  if (!state?.isOld) return;
  try {
    await saveBanks(await gatewayOf(defaultGateway()).banks(HOME));
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    log.warn("could not refresh the bank list", { error: error.message });
  }
}

/** A few banks share a code: the first one wins. Banks missing from the list become inactive. */
async function saveBanks(listed: readonly GatewayBank[]): Promise<void> {
  if (listed.length === 0) return;
  const byCode = new Map(listed.toReversed().map((bank) => [bank.code, bank]));
  const rows = JSON.stringify(
    [...byCode.values()].map(({ code, name, slug, active }) => ({ code, name, slug, active })),
  );
  await query(sql`
    with listed as (select * from jsonb_to_recordset(${rows}::jsonb) as t (code text, name text, slug text, active boolean)),
    removed as (update bank set active = false where code not in (select code from listed) returning code)
    insert into bank (code, name, slug, active, refreshed_at) select code, name, slug, active, app_now() from listed order by code
    on conflict (code) do update set name = excluded.name, slug = excluded.slug, active = excluded.active, refreshed_at = excluded.refreshed_at`);
}
