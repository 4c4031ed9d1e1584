import { readFile } from "node:fs/promises";
import { defaultGateway } from "@/lib/gateways/names";
import { commitPlan, transfer } from "@/lib/kernel/commit";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { moneyView } from "@/lib/kernel/schema";
import { gatewayAccount, wallet } from "@/lib/ledger/accounts";
import type { Currency } from "@/lib/money/currencies";
import type { TestApp } from "@/lib/testing/world";

/** What makes a database know the kinds that only tests trade. */
export const testKindsSql = () => readFile(new URL("./kinds.sql", import.meta.url), "utf8");

export const knowTestKinds = async (app: Pick<TestApp, "asOwner">) => app.asOwner(await testKindsSql());

/** What an offer says of one unit that its seller puts up, which costs as much. */
export const putUpUnit = (priceMinor: bigint, currency: Currency) => ({
  kind: "SWAP",
  terms: { lot: moneyView(priceMinor, currency) },
  listedUnder: currency,
  listedMinor: priceMinor,
  rateBps: 10_000,
  priceMinor,
  currency,
  holdUnitMinor: priceMinor,
  holdCurrency: currency,
  unitsTotal: 1n,
});

/** Puts this much of a currency, in minor units, into a wallet, by a deposit that is paid as it is made. */
export async function payIn(userId: string, currency: Currency, amount: bigint): Promise<void> {
  const id = newId();
  const now = new Date();
  const gateway = defaultGateway();
  const paid = { askedMinor: amount, paidMinor: amount, state: "PAID", paidAt: now, expiresAt: now };
  const row = { id, userId, currency, ...paid, gateway, reference: `dep-${id}`, gatewayRecordId: id };
  const from = gatewayAccount(gateway, currency);
  const plan = {
    subject: { kind: "deposit", id },
    insert: [{ table: "deposit", row }],
    transfers: [transfer("deposit_credit", from, wallet(userId, currency), amount)],
    result: {},
  };
  const keyed = { act: "test.pay_in", principal: SYSTEM_ID, key: newId(), requestHash: "ab".repeat(32) };
  const { outcome } = await commitPlan({ ...keyed, plan });
  if (outcome !== "committed") throw new Error(`paying in: ${outcome}`);
}
