import { z } from "zod";
import { type Beside, walletBesideGateway } from "@/lib/deposits/gateway-for-tests";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { requestPayout } from "./commands/request-payout";
import type { PayoutState } from "./moves";
import { workOnPayout } from "./work-on-payout";

/** Somebody with money in the wallet and a bank account. */
export interface Scene {
  ada: TestUser;
  bankAccountId: string;
}

export type PayoutBeside = Beside & {
  /** Somebody with money and a bank account; its number's last four digits decide a transfer's end. */
  scene(options?: { balanceMinor?: bigint; ends?: string; name?: string }): Promise<Scene>;
  staff(): Promise<{ efe: TestUser; ngozi: TestUser }>;
  /** A payout that was asked for and whose hold is over: QUEUED, or REVIEW where two people are needed. */
  asked(scene: Scene, amountMinor?: bigint): Promise<string>;
  /** The same on its way: the gateway has been asked to send it, and is heard or not. */
  begun(scene: Scene, amountMinor?: bigint): Promise<string>;
  /** What the gateway has heard of this payout; undefined for nothing. */
  transferOf(id: string): Promise<{ status: string; amount: number } | undefined>;
};

let accounts = 0;

/** The wallet beside the gateway, which settles at once and has so many kobo of ours: ten million naira. */
export async function payoutsBesideGateway(floatMinor = 10_000_000_00): Promise<PayoutBeside> {
  const beside = await walletBesideGateway();
  await beside.control("settings", { settleMs: 0, requestsPerMinute: 1_000_000 });
  if (floatMinor > 0) await beside.control("paystack/top-up", { amount: floatMinor });
  const asked = async ({ ada, bankAccountId }: Scene, amountMinor = 20_000_00n) => {
    const { result } = await requestPayout(ada.actor, newId(), { amountMinor, bankAccountId });
    const id = idOf(result.reference);
    await beside.app.asOwner("update payout set hold_until = null, check_at = app_now() where id = $1", [id]);
    // One to an account that has been paid to before is queued already, and another step would send it.
    if ((await stored(id)).state !== "QUEUED") await tick(id);
    return id;
  };
  return {
    ...beside,
    async scene({ balanceMinor = 100_000_00n, ends = "1111", name = "Ada Obi" } = {}) {
      const ada = await makeUser(beside.app, name, { balanceMinor });
      return { ada, bankAccountId: await giveAccount(ada.id, ends) };
    },
    async staff() {
      const efe = await makeUser(beside.app, "Efe Okoro", { staffRoles: ["FINANCE"] });
      const ngozi = await makeUser(beside.app, "Ngozi Bello", { staffRoles: ["FINANCE"] });
      return { efe, ngozi };
    },
    asked,
    async begun(scene, amountMinor) {
      const id = await asked(scene, amountMinor);
      await tick(id);
      return id;
    },
    async transferOf(id) {
      const all = await fetch(beside.gatewayUrl.replace(/paystack$/, "control/transfers"));
      const told = transfers.parse(await all.json());
      return told.find(({ reference }) => reference === `pay-${id}`);
    },
  };
}

const transfers = z.array(z.object({ reference: z.string(), status: z.string(), amount: z.number() }));

/** A bank account of this person, as it is kept once it was added. */
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

/** One step of the clock for this payout, where it is due. */
export const tick = workOnPayout;

/** What an account holds, in kobo. */
export async function held(kind: "WALLET" | "HOLD", ownerId: string): Promise<bigint> {
  const row = await queryOne<{ balance: bigint }>(sql`
    select balance from account where kind = ${kind}::account_kind and owner_id = ${ownerId}::uuid and currency = ${HOME}`);
  return row?.balance ?? 0n;
}

/** How often a payout's own account was paid out of to the gateway, and given back from to the wallet. */
export async function endsOf(id: string): Promise<{ paid: number; returned: number; reversed: number }> {
  const row = await queryOne<{ paid: number; returned: number; reversed: number }>(sql`
    select count(*) filter (where kind = 'payout_paid')::int as paid,
      count(*) filter (where kind = 'payout_return')::int as returned,
      count(*) filter (where kind = 'payout_reversal')::int as reversed
    from transfer where subject_id = ${id}::uuid`);
  return row ?? { paid: 0, returned: 0, reversed: 0 };
}
