import type { DepositStage, TestUser } from "@/lib/deposits/gateway-for-tests";
import { deposit } from "@/lib/deposits/machine";
import { transfer } from "@/lib/kernel/commit";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { gatewayAccount, gatewayFees, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { post } from "./books-for-tests";
import { common } from "./payout-rows-for-tests";

const gateway = gatewayAccount("paystack", HOME);
const CONCURRENCY = 8;

/** Adds past payments both at the gateway and in our books. */
export async function loadedDeposits(stage: DepositStage, user: TestUser, count: number): Promise<void> {
  const started = Date.now() - 30 * 3_600_000;
  const payments = Array.from({ length: count }, (_, index) => {
    const id = newId();
    const amount = 100_00 + index;
    const at = new Date(started + index);
    return {
      id,
      reference: `dep-${id}`,
      amount,
      fees: 1_00,
      gatewayId: String(BigInt(started + index) * 1_000_000n),
      at,
    };
  });
  const charges = payments.map(({ reference, amount, fees, gatewayId, at }) => ({
    reference,
    amount,
    fees,
    id: gatewayId,
    at,
  }));
  await stage.control("paystack/load", { charges });
  const waiting = payments.values();
  const book = async () => {
    for (const payment of waiting) await bookPayment(user, payment);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, book));
}

async function bookPayment(
  user: TestUser,
  {
    id,
    reference,
    amount,
    fees,
    gatewayId,
    at,
  }: { id: string; reference: string; amount: number; fees: number; gatewayId: string; at: Date },
): Promise<void> {
  const row = {
    ...common(user),
    id,
    reference,
    askedMinor: amount,
    expiresAt: new Date(at.getTime() + 86_400_000),
  };
  const subject = { kind: "deposit", id };
  await post(user.id, { subject, insert: [{ table: "deposit", row }], result: {} });
  const paid = {
    paidMinor: BigInt(amount),
    gatewayFeeMinor: BigInt(fees),
    gatewayRecordId: gatewayId,
    paidAt: at,
  };
  await post(SYSTEM_ID, {
    subject,
    rows: [deposit.move({ id, version: 1n }, "settle", paid)],
    transfers: [
      transfer("deposit_credit", gateway, wallet(user.id, HOME), BigInt(amount)),
      transfer("gateway_fee", gatewayFees(HOME), gateway, BigInt(fees)),
    ],
    result: {},
  });
}
