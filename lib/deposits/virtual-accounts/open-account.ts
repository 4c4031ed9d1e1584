import { HOME } from "@/lib/money/currencies";
import "server-only";
import { gatewayOf } from "@/lib/gateways";
import { defaultGateway } from "@/lib/gateways/names";
import { after, HOUR } from "@/lib/kernel/clock";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { newId } from "@/lib/kernel/ids";
import { invariant } from "@/lib/kernel/refusal";
import { accountOf, hasRequested, type VirtualAccount } from "./account-row";

/** How often an account is checked for transfers whose webhook was lost. */
export const CHECK_EVERY = 6 * HOUR;

interface Holder {
  name: string;
  email: string;
  phone: string;
  now: Date;
}

/**
 * The user's account, created at the gateway if needed. The gateway returns the same account for a repeated request, so a
 * lost response is retried. Undefined for a user who has not requested one or is not eligible any more.
 * @throws GatewayNoAnswer, GatewayRefused
 */
export async function openAccount(userId: string): Promise<VirtualAccount | undefined> {
  const existing = await accountOf(userId);
  if (existing) return existing;
  const holder = await readHolder(userId);
  if (!holder || !(await hasRequested(userId))) return undefined;
  failpoint("wallet.account.before");
  await create(userId, holder);
  failpoint("wallet.account.recorded");
  const account = await accountOf(userId);
  invariant(account, "an account created for a user is theirs");
  return account;
}

const readHolder = (userId: string): Promise<Holder | undefined> =>
  queryOne<Holder>(sql`
    select name, email, phone, app_now() as now from person
    where id = ${userId}::uuid and closed_at is null and email_verified_at is not null and phone_verified_at is not null`);

/** The gateway returns the same account to concurrent calls, and one of them stores it. */
async function create(userId: string, { now, ...holder }: Holder): Promise<void> {
  const gateway = defaultGateway();
  const { virtualAccounts } = gatewayOf(gateway);
  invariant(virtualAccounts, "the default gateway supports virtual accounts");
  const account = await virtualAccounts.openVirtualAccount(holder, HOME);
  failpoint("wallet.account.made");
  await query(sql`
    insert into virtual_account (id, user_id, gateway, customer_code, gateway_record_id, bank_name, bank_slug, account_number,
      account_name, check_at)
    values (${newId()}::uuid, ${userId}::uuid, ${gateway}, ${account.customerId}, ${account.id}, ${account.bankName}, ${account.bankSlug},
      ${account.accountNumber}, ${account.accountName}, ${after(now, CHECK_EVERY)}::timestamptz)
    on conflict do nothing`);
}
