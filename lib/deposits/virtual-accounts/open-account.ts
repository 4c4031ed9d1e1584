import { HOME } from "@/lib/money/currencies";
import "server-only";
import { gatewayOf } from "@/lib/gateways";
import { defaultGateway } from "@/lib/gateways/names";
import { after, HOUR } from "@/lib/kernel/clock";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { newId } from "@/lib/kernel/ids";
import { invariant } from "@/lib/kernel/refusal";
import { accountOf, hasAsked, type VirtualAccount } from "./account-row";

/** Credits whose webhook was lost are looked for this often. */
export const LOOK_EVERY = 6 * HOUR;

interface Holder {
  name: string;
  email: string;
  phone: string;
  now: Date;
}

/**
 * The user's account, made at the gateway where there is none yet. The gateway answers the same account however often it is
 * asked, so a lost answer is asked for again. Undefined for whoever has not asked, or may not have one any more.
 * @throws GatewayNoAnswer, GatewayRefused
 */
export async function openAccount(userId: string): Promise<VirtualAccount | undefined> {
  const known = await accountOf(userId);
  if (known) return known;
  const holder = await readHolder(userId);
  if (!holder || !(await hasAsked(userId))) return undefined;
  failpoint("wallet.account.before");
  await make(userId, holder);
  failpoint("wallet.account.recorded");
  const made = await accountOf(userId);
  invariant(made, "an account that was made for one user is theirs");
  return made;
}

const readHolder = (userId: string): Promise<Holder | undefined> =>
  queryOne<Holder>(sql`
    select name, email, phone, app_now() as now from person
    where id = ${userId}::uuid and closed_at is null and email_verified_at is not null and phone_verified_at is not null`);

/** Of two who make it at once the gateway answers both the same, and one of them writes it down. */
async function make(userId: string, { now, ...holder }: Holder): Promise<void> {
  const gateway = defaultGateway();
  const { virtualAccounts } = gatewayOf(gateway);
  invariant(virtualAccounts, "the gateway of new accounts has accounts");
  const made = await virtualAccounts.openVirtualAccount(holder, HOME);
  failpoint("wallet.account.made");
  await query(sql`
    insert into virtual_account (id, user_id, gateway, customer_code, gateway_record_id, bank_name, bank_slug, account_number,
      account_name, check_at)
    values (${newId()}::uuid, ${userId}::uuid, ${gateway}, ${made.customerId}, ${made.id}, ${made.bankName}, ${made.bankSlug},
      ${made.accountNumber}, ${made.accountName}, ${after(now, LOOK_EVERY)}::timestamptz)
    on conflict do nothing`);
}
