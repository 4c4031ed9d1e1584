import "server-only";
import { callGateway, GatewayRefused, isGatewayError } from "@/lib/gateways";
import { noting, type SecurityFacts } from "@/lib/identity";
import { tradingLimitRefusals } from "@/lib/identity/limits/allowance";
import { compareNames } from "@/lib/identity/names";
import type { Actor } from "@/lib/kernel/command";
import { prisma, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { notifyRelay } from "@/lib/kernel/outbox";
import { type Limit, limit } from "@/lib/kernel/rate-limit";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import { bankByCode } from "../banks";
import { resolveAccountRequest } from "../gateway-requests";
import { maskAccount, maskName } from "../masks";
import { ACCOUNTS_LIMIT, bankAccountRefusals } from "../refusals";

/** Each resolves an account's name at its bank: enough for typing errors, too few to harvest names. */
const resolvesByUser: Limit = { name: "account name by user", max: 20, minutes: 60 };

export interface AccountInput {
  bankCode: string;
  /** Ten digits. */
  accountNumber: string;
}

export interface ResolvedAccount extends AccountInput {
  bankName: string;
  /** The account holder's name at the bank. */
  accountName: string;
}

/**
 * Resolves the account holder's name at the bank. It is returned only if it matches the user's own name; otherwise it is masked.
 * @throws Refusal - unproven, unknown_bank, too_many_requests, no_such_account, gateway_no_answer, name_unclear, name_differs
 */
export async function resolveOwnAccount(by: Actor, input: AccountInput): Promise<ResolvedAccount> {
  const person = await queryOne<{ name: string; isVerified: boolean; proven: boolean }>(sql`
    select name, level <> 'BASIC' as is_verified, email_verified_at is not null and phone_verified_at is not null and closed_at is null as proven
    from app_user where id = ${by.id}::uuid`);
  invariant(person, "a signed-in user exists");
  if (!person.proven) throw new Refusal(tradingLimitRefusals.unproven);
  const bank = await bankByCode(input.bankCode);
  if (!bank) throw new Refusal(bankAccountRefusals.unknown_bank);
  await limit(resolvesByUser, by.id);
  const accountName = await nameAtBank(input);
  const match = compareNames(person.name, accountName, person);
  if (match === "unknown") throw new Refusal(bankAccountRefusals.name_unclear, { ownName: person.name });
  if (match === "mismatch") {
    const details = { maskedName: maskName(accountName), ownName: person.name };
    throw new Refusal(bankAccountRefusals.name_differs, details);
  }
  return { ...input, bankName: bank.name, accountName };
}

async function nameAtBank({ bankCode, accountNumber }: AccountInput): Promise<string> {
  try {
    return (await callGateway(resolveAccountRequest, { bankCode, accountNumber })).accountName;
  } catch (error) {
    if (error instanceof GatewayRefused && error.reason === "unresolved_account") {
      throw new Refusal(bankAccountRefusals.no_such_account);
    }
    if (!isGatewayError(error)) throw error;
    log.warn("could not resolve a bank account", { bankCode, error: error.message });
    throw new Refusal(bankAccountRefusals.gateway_no_answer);
  }
}

/**
 * Adds an account in the user's own name, and notifies them. Returns the existing account if it was added before.
 * @throws Refusal - those of resolveOwnAccount, too_many_accounts
 */
export async function addBankAccount(
  by: Actor,
  input: AccountInput,
  from: SecurityFacts,
): Promise<{ id: string }> {
  const account = await resolveOwnAccount(by, input);
  const id = await saveAccount(by, account, from);
  notifyRelay();
  return { id };
}

/** Serialized per user, so that concurrent requests can't exceed the limit. */
function saveAccount(by: Actor, account: ResolvedAccount, from: SecurityFacts): Promise<string> {
  const { bankCode, bankName, accountNumber, accountName } = account;
  const detail = { Bank: bankName, Account: maskAccount(accountNumber) };
  return prisma().$transaction(async (transaction) => {
    const run = <Row>(statement: Sql) => transaction.$queryRaw<Row[]>(statement);
    await run(sql`select pg_advisory_xact_lock(hashtextextended(${`bank_account:${by.id}`}, 0))::text`);
    const own = await run<{ id: string; isSame: boolean }>(sql`
      select id::text as id, bank_code = ${bankCode} and account_number = ${accountNumber} as "isSame"
      from bank_account where user_id = ${by.id}::uuid and removed_at is null`);
    const same = own.find(({ isSame }) => isSame);
    if (same) return same.id;
    if (own.length >= ACCOUNTS_LIMIT) throw new Refusal(bankAccountRefusals.too_many_accounts);
    const id = newId();
    await run(sql`
      with added as (
        insert into bank_account (id, user_id, bank_code, bank_name, account_number, account_name, is_default)
        values (${id}::uuid, ${by.id}::uuid, ${bankCode}, ${bankName}, ${accountNumber}, ${accountName}, ${own.length === 0}::boolean)
        returning user_id),
      ${noting("bank_account_added", sql`added`, { ...from, detail })}
      select user_id::text from added`);
    return id;
  });
}
