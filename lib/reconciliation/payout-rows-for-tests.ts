import type { TestUser } from "@/lib/deposits/gateway-for-tests";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";

export const common = (user: TestUser) => ({ userId: user.id, gateway: "paystack", currency: HOME });

export async function lagosToday(): Promise<string> {
  const row = await queryOne<{ day: string }>(
    sql`select (app_now() at time zone 'Africa/Lagos')::date::text as day`,
  );
  return row?.day ?? "";
}

export async function payoutRow(user: TestUser, id: string, amountMinor: bigint) {
  const account = { bankCode: "044", bankName: "Access Bank", accountNumber: "0123456701" };
  const bankAccountId = await bankAccountOf(user);
  const reference = `pay-${id}`;
  return {
    ...common(user),
    ...account,
    id,
    bankAccountId,
    reference,
    amountMinor,
    feeMinor: 0n,
    accountName: user.name,
  };
}

async function bankAccountOf(user: TestUser): Promise<string> {
  await query(sql`
    insert into bank_account (id, user_id, bank_code, bank_name, account_number, account_name)
    values (${newId()}::uuid, ${user.id}::uuid, '044', 'Access Bank', '0123456701', ${user.name})
    on conflict do nothing`);
  const account = await queryOne<{ id: string }>(sql`
    select id from bank_account where user_id = ${user.id}::uuid and account_number = '0123456701'`);
  return account?.id ?? "";
}
