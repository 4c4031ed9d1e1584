import "server-only";
import { defaultGateway } from "@/lib/gateways/names";
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
    where user_id = ${userId}::uuid and gateway = ${defaultGateway()} and closed_at is null`);
}

/** The intent's key: however often somebody asks, it is one. */
export const INTENT_KEY = `virtual-account:${defaultGateway()}`;

/** Whether this user has asked for an account. */
export async function hasAsked(userId: string): Promise<boolean> {
  const asked = await queryOne(sql`
    select posting_id from posting_key where principal_id = ${userId}::uuid and key = ${INTENT_KEY}`);
  return asked !== undefined;
}

export interface OwnAccount {
  account: VirtualAccount | null;
  isBeingMade: boolean;
}

/** A user's own account to transfer to, and whether it is being made. */
export async function ownAccountOf(userId: string): Promise<OwnAccount> {
  const account = await accountOf(userId);
  return { account: account ?? null, isBeingMade: account === undefined && (await hasAsked(userId)) };
}
