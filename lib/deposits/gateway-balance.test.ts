import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { queryOne, sql } from "@/lib/kernel/db";
import { HOME } from "@/lib/money/currencies";
import { kobo } from "@/lib/money/format";
import { checkDeposit } from "./check-deposit";
import { initiateDeposit } from "./commands/initiate-deposit";
import { type DepositStage, freshKey, openDepositStage } from "./gateway-for-tests";

let stage: DepositStage;

beforeAll(async () => {
  stage = await openDepositStage();
});
afterAll(() => stage.close());

const balances = z.object({ data: z.array(z.object({ currency: z.string(), balance: z.number() })) });

async function balanceAtGateway(): Promise<bigint> {
  const response = await fetch(`${stage.gatewayUrl}/balance`, {
    headers: { authorization: `Bearer ${process.env.PAYSTACK_SECRET_KEY ?? ""}` },
  });
  const { data } = balances.parse(await response.json());
  return BigInt(data.find(({ currency }) => currency === HOME)?.balance ?? -1);
}

test("our gateway account mirrors the balance at the gateway, net of fees", async () => {
  const ada = await stage.makeUser();
  for (const naira of [100n, 2_499n, 2_500n, 123_456n, 1_000_000n]) {
    const request = { amountMinor: kobo(naira), returnTo: null };
    const { result } = await initiateDeposit(ada.actor, freshKey(), request);
    await stage.control("paystack/pay", { reference: result.reference });
    await checkDeposit(result.reference);
    const ours = await queryOne<{ balance: bigint }>(
      sql`select balance from account_balance where kind = 'GATEWAY'`,
    );
    expect(-(ours?.balance ?? 0n)).toBe(await balanceAtGateway());
  }
  const all = await queryOne<{ sum: bigint; fees: bigint }>(sql`
    select sum(balance)::bigint as sum, (sum(-balance) filter (where kind = 'GATEWAY_FEES'))::bigint as fees
    from account_balance`);
  expect(all?.sum).toBe(0n);
  expect(all?.fees).toBe(150n + 3_749n + 13_750n + 195_184n + 200_000n);
});
