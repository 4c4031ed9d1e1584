import { createHash } from "node:crypto";
import { checkDeposit } from "@/lib/deposits/check-deposit";
import { initiateDeposit } from "@/lib/deposits/commands/initiate-deposit";
import type { Beside, TestUser } from "@/lib/deposits/gateway-for-tests";
import { paystack } from "@/lib/gateways/paystack/client";
import { commitPlan, type Plan, type PlannedTransfer } from "@/lib/kernel/commit";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import {
  chargebackHold,
  gatewayAccount,
  gatewayFees,
  opening,
  payoutPending,
  refundPending,
  wallet,
} from "@/lib/ledger/accounts";

// Books as they come to be: each record is at the gateway and with us, each side by its own means. Amounts in kobo.

const gateway = gatewayAccount("paystack");
type Table = "deposit" | "payout" | "refund" | "chargeback";

/** A payment that the gateway has taken and we have booked. Answers its reference. */
export async function paidDeposit(beside: Beside, user: TestUser, amountMinor: bigint): Promise<string> {
  const reference = await unbookedDeposit(beside, user, amountMinor);
  await checkDeposit(reference);
  return reference;
}

/** A payment that the gateway has taken and of which we have not heard. */
export async function unbookedDeposit(beside: Beside, user: TestUser, amountMinor: bigint): Promise<string> {
  const { result } = await initiateDeposit(user.actor, newId(), { amountMinor, returnTo: null });
  await beside.control("paystack/pay", { reference: result.reference });
  return result.reference;
}

export interface SentPayout {
  id: string;
  reference: string;
  amountMinor: bigint;
}

/** A payout that the gateway is sending. */
export async function sentPayout(user: TestUser, amountMinor: bigint): Promise<SentPayout> {
  const payout = await queuedPayout(user, amountMinor);
  const { id, reference } = payout;
  await move("payout", id, { state: "SENDING", sendingAt: new Date() });
  const account = { name: user.name, accountNumber: "0123456701", bankCode: "044" };
  const recipientCode = await paystack().createRecipient(account);
  const told = await paystack().transfer({ amountMinor, recipientCode, reference, reason: "Amana" });
  await move("payout", id, { state: "SENT", gatewayRecordId: told.id, transferCode: told.transferCode });
  return payout;
}

/** A payout that waits for its turn. */
export async function queuedPayout(user: TestUser, amountMinor: bigint): Promise<SentPayout> {
  const id = newId();
  const row = await payoutRow(user, id, amountMinor);
  const pending = payoutPending(id);
  await post(user.id, {
    subject: { kind: "payout", id },
    open: [opening(pending)],
    insert: [{ table: "payout", row }],
    transfers: [moving("payout_hold", wallet(user.id), pending, amountMinor)],
    result: {},
  });
  await move("payout", id, { state: "QUEUED" });
  return { id, reference: row.reference, amountMinor };
}

/** It arrives, and we have booked that. */
export async function finishPayout(
  beside: Beside,
  { id, reference, amountMinor }: SentPayout,
): Promise<void> {
  await beside.control("paystack/transfers/move", { reference, to: "success" });
  const { feeMinor } = await paystack().verifyTransfer(reference);
  const fee = feeMinor ?? 0n;
  const transfers = [
    moving("payout_paid", payoutPending(id), gateway, amountMinor),
    moving("gateway_fee", gatewayFees, gateway, fee),
  ];
  await move("payout", id, { state: "PAID", paidAt: new Date(), gatewayFeeMinor: fee }, { transfers });
}

export interface SentRefund {
  id: string;
  depositId: string;
  gatewayId: string;
  amountMinor: bigint;
}

/** A whole deposit that the gateway is sending back. */
export async function sentRefund(user: TestUser, reference: string): Promise<SentRefund> {
  const { id: depositId, paidMinor: amountMinor } = await depositOf(reference);
  const id = newId();
  const pending = refundPending(id);
  const row = { ...common(user), id, depositId, amountMinor, fromQuarantine: false, reason: "test" };
  await post(user.id, {
    subject: { kind: "refund", id },
    open: [opening(pending)],
    insert: [{ table: "refund", row }],
    transfers: [moving("refund_hold", wallet(user.id), pending, amountMinor)],
    ...(await written("deposit", depositId, { state: "REFUNDING" })),
    result: {},
  });
  await move("refund", id, { state: "SENDING", sendingAt: new Date() });
  const told = await paystack().refund({ transaction: reference, amountMinor, note: id });
  await move("refund", id, { state: "SENT", gatewayRecordId: told.id });
  return { id, depositId, gatewayId: told.id ?? "", amountMinor };
}

/** It arrives, and we have booked that. */
export async function finishRefund(beside: Beside, refund: SentRefund): Promise<void> {
  const { id, depositId, gatewayId, amountMinor } = refund;
  for (const to of ["processing", "processed"]) {
    await beside.control("paystack/refunds/move", { id: gatewayId, to });
  }
  const transfers = [moving("refund_paid", refundPending(id), gateway, amountMinor)];
  const deposit = await written("deposit", depositId, { state: "REFUNDED" });
  await move("refund", id, { state: "DONE", endedAt: new Date() }, { transfers }, deposit);
}

/** A chargeback that has been lost: the gateway has taken the money, and so have our books. */
export async function lostChargeback(
  beside: Beside,
  user: TestUser,
  reference: string,
): Promise<{ gatewayId: string }> {
  const { id: depositId, paidMinor: amountMinor } = await depositOf(reference);
  const { id: disputeId } = await beside.control("paystack/disputes", { reference });
  const gatewayId = String(disputeId);
  const id = newId();
  const hold = chargebackHold(id);
  await post(SYSTEM_ID, {
    subject: { kind: "chargeback", id },
    open: [opening(hold)],
    insert: [
      {
        table: "chargeback",
        row: {
          ...common(user),
          id,
          depositId,
          gatewayRecordId: gatewayId,
          amountMinor,
          heldMinor: amountMinor,
        },
      },
    ],
    transfers: [moving("chargeback_hold", wallet(user.id), hold, amountMinor)],
    ...(await written("deposit", depositId, { state: "CHARGEBACK_OPEN" })),
    result: {},
  });
  await beside.control("paystack/disputes/resolve", { id: gatewayId, resolution: "merchant-accepted" });
  const transfers = [moving("chargeback_lost", hold, gateway, amountMinor)];
  const deposit = await written("deposit", depositId, { state: "CHARGED_BACK" });
  await move("chargeback", id, { state: "LOST", closedAt: new Date() }, { transfers }, deposit);
  return { gatewayId };
}

/** Moves a machine on, in a plan about it. Throws where the database refuses. */
export async function move(
  table: Exclude<Table, "deposit">,
  id: string,
  set: Record<string, string | bigint | Date | null>,
  more: Pick<Plan, "transfers"> = {},
  also: Pick<Plan, "expect" | "write"> = {},
): Promise<void> {
  const own = await written(table, id, set);
  await post(SYSTEM_ID, {
    subject: { kind: table, id },
    open: [opening(gatewayFees)],
    expect: [...own.expect, ...(also.expect ?? [])],
    write: [...own.write, ...(also.write ?? [])],
    ...more,
    result: {},
  });
}

async function written(table: Table, id: string, set: Record<string, string | bigint | Date | null>) {
  return { expect: [{ table, id, version: await versionOf(table, id) }], write: [{ table, id, set }] };
}

export const moving = (
  kind: string,
  from: PlannedTransfer["from"],
  to: PlannedTransfer["to"],
  amount: bigint,
): PlannedTransfer => ({ kind, from, to, currency: "NGN", amount });

export async function post(principal: string, plan: Plan): Promise<void> {
  const key = newId();
  const requestHash = createHash("sha256").update(key).digest("hex");
  const { outcome } = await commitPlan({ act: "test", principal, key, requestHash, plan });
  if (outcome !== "committed") throw new Error(`the plan answered ${outcome}`);
}

export const common = (user: TestUser) => ({ userId: user.id, gateway: "paystack", currency: "NGN" });

async function payoutRow(user: TestUser, id: string, amountMinor: bigint) {
  const account = { bankCode: "044", bankName: "Access Bank", accountNumber: "0123456701" };
  const bankAccountId = newId();
  await query(sql`
    insert into bank_account (id, user_id, bank_code, bank_name, account_number, account_name)
    values (${bankAccountId}::uuid, ${user.id}::uuid, ${id}, 'Access Bank', '0123456701', ${user.name})`);
  const reference = `pay-${id}`;
  return {
    ...common(user),
    ...account,
    id,
    bankAccountId,
    reference,
    amountMinor,
    feeMinor: 0n,
    accountName: user.name,
  };
}

async function depositOf(reference: string): Promise<{ id: string; paidMinor: bigint }> {
  const found = await queryOne<{ id: string; paidMinor: bigint }>(
    sql`select id, paid_minor from deposit where reference = ${reference}`,
  );
  if (!found) throw new Error(`no deposit ${reference}`);
  return found;
}

async function versionOf(table: Table, id: string): Promise<bigint> {
  const tables = {
    payout: sql`select version from payout where id = ${id}::uuid`,
    refund: sql`select version from refund where id = ${id}::uuid`,
    chargeback: sql`select version from chargeback where id = ${id}::uuid`,
    deposit: sql`select version from deposit where id = ${id}::uuid`,
  };
  return (await queryOne<{ version: bigint }>(tables[table]))?.version ?? 0n;
}
