import "server-only";
import { defaultGateway } from "@/lib/gateways/names";
import { queryOne, sql } from "@/lib/kernel/db";

/** A user's bank account at the gateway: transfers to it fund their wallet. */
export interface VirtualAccount {
  accountNumber: string;
  accountName: string;
  bankName: string;
}

/** The user's open account, if any. */
export function accountOf(userId: string): Promise<VirtualAccount | undefined> {
  return queryOne<VirtualAccount>(sql`
    select account_number, account_name, bank_name from virtual_account
    where user_id = ${userId}::uuid and gateway = ${defaultGateway()} and closed_at is null`);
}

/** The intent's idempotency key: repeated requests make one account. */
export const INTENT_KEY = `virtual-account:${defaultGateway()}`;

/** Whether this user has requested an account. */
export async function hasRequested(userId: string): Promise<boolean> {
  const request = await queryOne(sql`
    select posting_id from posting_key where principal_id = ${userId}::uuid and key = ${INTENT_KEY}`);
  return request !== undefined;
}

export interface OwnAccount {
  account: VirtualAccount | null;
  isBeingMade: boolean;
}

/** A user's own virtual account, and whether it is being created. */
export async function ownAccountOf(userId: string): Promise<OwnAccount> {
  const account = await accountOf(userId);
  return { account: account ?? null, isBeingMade: account === undefined && (await hasRequested(userId)) };
}
