import { z } from "zod";
import { type DepositStage, openDepositStage } from "@/lib/deposits/gateway-for-tests";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { requestPayout } from "./commands/request-payout";
import type { PayoutState } from "./machine";
import { workOnPayout } from "./work-on-payout";

/** A user with money in the wallet and a bank account. */
export interface Scene {
  ada: TestUser;
  bankAccountId: string;
}

export type PayoutStage = DepositStage & {
  /** A user with money and a bank account; the account number's last four digits decide a transfer's outcome. */
  scene(options?: { balanceMinor?: bigint; ends?: string; name?: string }): Promise<Scene>;
  staff(): Promise<{ efe: TestUser; ngozi: TestUser }>;
  /** A payout whose hold is over: QUEUED, or REVIEW if it needs two people. */
  requested(scene: Scene, amountMinor?: bigint): Promise<string>;
  /** A payout that was ordered at the gateway, with or without a response. */
  started(scene: Scene, amountMinor?: bigint): Promise<string>;
  /** The gateway's transfer for this payout; undefined if it has none. */
  transferOf(id: string): Promise<{ status: string; amount: number } | undefined>;
};

let accounts = 0;

/** A stage with a gateway that settles immediately and has a balance of ours, by default ten million naira. */
export async function openPayoutStage(floatMinor = 10_000_000_00): Promise<PayoutStage> {
  const stage = await openDepositStage();
  await stage.control("settings", { settleMs: 0, requestsPerMinute: 1_000_000 });
  if (floatMinor > 0) await stage.control("paystack/top-up", { amount: floatMinor });
  const requested = async ({ ada, bankAccountId }: Scene, amountMinor = 20_000_00n) => {
    const { result } = await requestPayout(ada.actor, newId(), { amountMinor, bankAccountId });
    const id = idOf(result.reference);
    await stage.app.asOwner("update payout set hold_until = null, check_at = app_now() where id = $1", [id]);
    // A payout to a proven account is queued already, and another step would send it.
    if ((await stored(id)).state !== "QUEUED") await tick(id);
    return id;
  };
  return {
    ...stage,
    async scene({ balanceMinor = 100_000_00n, ends = "1111", name = "Ada Obi" } = {}) {
      const ada = await makeUser(stage.app, name, { balanceMinor });
      return { ada, bankAccountId: await giveAccount(ada.id, ends) };
    },
    async staff() {
      const efe = await makeUser(stage.app, "Efe Okoro", { staffRoles: ["FINANCE"] });
      const ngozi = await makeUser(stage.app, "Ngozi Bello", { staffRoles: ["FINANCE"] });
      return { efe, ngozi };
    },
    requested,
    async started(scene, amountMinor) {
      const id = await requested(scene, amountMinor);
      await tick(id);
      return id;
    },
    async transferOf(id) {
      const all = await fetch(stage.gatewayUrl.replace(/paystack$/, "control/transfers"));
      const known = transfers.parse(await all.json());
      return known.find(({ reference }) => reference === `pay-${id}`);
    },
  };
}

const transfers = z.array(z.object({ reference: z.string(), status: z.string(), amount: z.number() }));

/** Inserts a bank account of this user. */
export async function giveAccount(userId: string, ends: string): Promise<string> {
  const id = newId();
  accounts += 1;
  const number = `${String(100_000 + accounts)}${ends}`;
  await query(sql`
    insert into bank_account (id, user_id, bank_code, bank_name, account_number, account_name, is_default)
    values (${id}::uuid, ${userId}::uuid, '058', 'Guaranty Trust Bank', ${number}, 'ADA OBI', not exists (
      select from bank_account where user_id = ${userId}::uuid))`);
  return id;
}

export const idOf = (reference: string): string => reference.slice("pay-".length);

export interface StoredPayout {
  id: string;
  version: bigint;
  reference: string;
  state: PayoutState;
  amountMinor: bigint;
  feeMinor: bigint;
  gatewayFeeMinor: bigint | null;
  failure: string | null;
  holdReason: string | null;
  holdUntil: Date | null;
  twoPeople: boolean;
  checkAt: Date | null;
  isDue: boolean;
}

export async function stored(id: string): Promise<StoredPayout> {
  const row = await queryOne<StoredPayout>(sql`
    select *, coalesce(check_at <= app_now(), false) as is_due from payout where id = ${id}::uuid`);
  if (!row) throw new Error(`no payout ${id}`);
  return row;
}

/** The worker's next step for this payout, if it is due. */
export const tick = workOnPayout;

/** An account's balance, in kobo. */
export async function held(kind: "WALLET" | "HOLD", ownerId: string): Promise<bigint> {
  const row = await queryOne<{ balance: bigint }>(sql`
    select balance from account where kind = ${kind}::account_kind and owner_id = ${ownerId}::uuid and currency = ${HOME}`);
  return row?.balance ?? 0n;
}

/** How many transfers paid, returned and reversed a payout. */
export async function endsOf(id: string): Promise<{ paid: number; returned: number; reversed: number }> {
  const row = await queryOne<{ paid: number; returned: number; reversed: number }>(sql`
    select count(*) filter (where kind = 'payout_paid')::int as paid,
      count(*) filter (where kind = 'payout_return')::int as returned,
      count(*) filter (where kind = 'payout_reversal')::int as reversed
    from transfer where subject_id = ${id}::uuid`);
  return row ?? { paid: 0, returned: 0, reversed: 0 };
}
