import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";

/** A bank account of the user's own: what is transferred to it funds their wallet. */
export interface VirtualAccount {
  accountNumber: string;
  accountName: string;
  bankName: string;
}

/** The user's open account; undefined before there is one. */
export function accountOf(userId: string): Promise<VirtualAccount | undefined> {
  return queryOne<VirtualAccount>(sql`
    select account_number, account_name, bank_name from virtual_account
    where user_id = ${userId}::uuid and gateway = 'paystack' and closed_at is null`);
}

/** The intent's key: however often somebody asks, it is one. */
export const INTENT_KEY = "virtual-account:paystack";

/** Whether this user has asked for an account. */
export async function hasAsked(userId: string): Promise<boolean> {
  const asked = await queryOne(sql`
    select id from posting where principal_id = ${userId}::uuid and key = ${INTENT_KEY}`);
  return asked !== undefined;
}
