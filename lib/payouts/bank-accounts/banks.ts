import { HOME } from "@/lib/money/currencies";
import "server-only";
import { askGateway, gatewayOf, isGatewayError } from "@/lib/gateways";
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
 * The banks that money can be sent to, by name, as the gateway last listed them: an old list is better than none. Only
 * where there is none at all the gateway is asked while somebody waits.
 */
export async function listBanks(): Promise<Bank[]> {
  const known = await readBanks();
  if (known.length > 0) return known;
  await askGateway(refreshBanksRequest, {}).catch((error: unknown) => {
    if (!isGatewayError(error)) throw error;
    log.warn("there is no list of banks yet", { error: error.message });
  });
  return readBanks();
}

const readBanks = () => query<Bank>(sql`select code, name from bank where active order by lower(name)`);

/** One of the banks that are paid to; undefined for a code that is none of theirs. */
export const bankByCode = (code: string): Promise<Bank | undefined> =>
  queryOne<Bank>(sql`select code, name from bank where code = ${code} and active`);

/** Asks for the list anew once it is older than a day. While the gateway is silent the old one is kept. */
export async function refreshBanks(): Promise<void> {
  const state = await queryOne<{ isOld: boolean }>(sql`
    select coalesce(max(refreshed_at) < app_now() - interval '1 day', true) as is_old from bank`);
  if (!state?.isOld) return;
  try {
    await keepBanks(await gatewayOf(defaultGateway()).banks(HOME));
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    log.warn("the list of banks stays as it was", { error: error.message });
  }
}

/** A few banks share a code: the first of them stands for it. One that is not listed any more is not offered. */
async function keepBanks(told: readonly GatewayBank[]): Promise<void> {
  if (told.length === 0) return;
  const byCode = new Map(told.toReversed().map((bank) => [bank.code, bank]));
  const rows = JSON.stringify(
    [...byCode.values()].map(({ code, name, slug, active }) => ({ code, name, slug, active })),
  );
  await query(sql`
    with told as (select * from jsonb_to_recordset(${rows}::jsonb) as t (code text, name text, slug text, active boolean)),
    gone as (update bank set active = false where code not in (select code from told) returning code)
    insert into bank (code, name, slug, active, refreshed_at) select code, name, slug, active, app_now() from told order by code
    on conflict (code) do update set name = excluded.name, slug = excluded.slug, active = excluded.active, refreshed_at = excluded.refreshed_at`);
}
