import "server-only";
import { askGateway, GatewayRefused, isGatewayError } from "@/lib/gateways";
import { noting, type SecurityFacts } from "@/lib/identity";
import { tradingLimitRefusals } from "@/lib/identity/limits/limits";
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

/** Each asks a bank whose an account is: enough for slips of the pen, too few to read a bank's book of names. */
const resolvesByUser: Limit = { name: "account name by user", max: 20, minutes: 60 };

export interface WantedAccount {
  bankCode: string;
  /** Ten digits. */
  accountNumber: string;
}

export interface ResolvedAccount extends WantedAccount {
  bankName: string;
  /** The name in which it stands at its bank: the person's own. */
  accountName: string;
}

/**
 * Asks the bank whose an account is. The name is told only where it is the person's own; a stranger's is masked.
 * @throws Refusal - unproven, unknown_bank, too_many_requests, no_such_account, gateway_no_answer, name_unclear, name_differs
 */
export async function resolveOwnAccount(by: Actor, wanted: WantedAccount): Promise<ResolvedAccount> {
  const person = await queryOne<{ name: string; proven: boolean }>(sql`
    select name, email_verified_at is not null and phone_verified_at is not null and closed_at is null as proven
    from app_user where id = ${by.id}::uuid`);
  invariant(person, "whoever is signed in has an account");
  if (!person.proven) throw new Refusal(tradingLimitRefusals.unproven);
  const bank = await bankByCode(wanted.bankCode);
  if (!bank) throw new Refusal(bankAccountRefusals.unknown_bank);
  await limit(resolvesByUser, by.id);
  const accountName = await nameAtBank(wanted);
  const match = compareNames(person.name, accountName);
  if (match === "unknown") throw new Refusal(bankAccountRefusals.name_unclear);
  if (match === "mismatch") {
    const details = { maskedName: maskName(accountName), ownName: person.name };
    throw new Refusal(bankAccountRefusals.name_differs, details);
  }
  return { ...wanted, bankName: bank.name, accountName };
}

async function nameAtBank({ bankCode, accountNumber }: WantedAccount): Promise<string> {
  try {
    return (await askGateway(resolveAccountRequest, { bankCode, accountNumber })).accountName;
  } catch (error) {
    if (error instanceof GatewayRefused && error.reason === "unresolved_account") {
      throw new Refusal(bankAccountRefusals.no_such_account);
    }
    if (!isGatewayError(error)) throw error;
    log.warn("a bank did not say whose an account is", { bankCode, error: error.message });
    throw new Refusal(bankAccountRefusals.gateway_no_answer);
  }
}

/**
 * Adds an account that stands in the person's own name, and mails them. One that is there already is answered as it is.
 * @throws Refusal - those of resolveOwnAccount, too_many_accounts
 */
export async function addBankAccount(
  by: Actor,
  wanted: WantedAccount,
  from: SecurityFacts,
): Promise<{ id: string }> {
  const account = await resolveOwnAccount(by, wanted);
  const id = await keepAccount(by, account, from);
  notifyRelay();
  return { id };
}

/** One after the other for each person, so that two at once do not make a sixth. */
function keepAccount(by: Actor, account: ResolvedAccount, from: SecurityFacts): Promise<string> {
  const { bankCode, bankName, accountNumber, accountName } = account;
  const detail = { Bank: bankName, Account: maskAccount(accountNumber) };
  return prisma().$transaction(async (together) => {
    const run = <Row>(statement: Sql) => together.$queryRaw<Row[]>(statement);
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
