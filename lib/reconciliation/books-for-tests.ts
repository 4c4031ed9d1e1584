import { createHash } from "node:crypto";
import { chargeback } from "@/lib/deposits/chargebacks/machine";
import { checkDeposit } from "@/lib/deposits/check-deposit";
import { initiateDeposit } from "@/lib/deposits/commands/initiate-deposit";
import type { DepositStage, TestUser } from "@/lib/deposits/gateway-for-tests";
import { deposit } from "@/lib/deposits/machine";
import { refund } from "@/lib/deposits/refunds/machine";
import { gatewayOf } from "@/lib/gateways";
import { commitPlan, type Plan, transfer } from "@/lib/kernel/commit";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import type { PlanRow } from "@/lib/kernel/machine";
import { gatewayAccount, gatewayFees, hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { payout } from "@/lib/payouts/machine";
import { common, lagosToday, payoutRow } from "./payout-rows-for-tests";

// Records created on both sides, each by its own means. Amounts in kobo.

const gateway = gatewayAccount("paystack", HOME);
type Table = "deposit" | "payout" | "refund" | "chargeback";

/** A payment that is paid at the gateway and booked here. Returns its reference. */
export async function paidDeposit(stage: DepositStage, user: TestUser, amountMinor: bigint): Promise<string> {
  const reference = await unbookedDeposit(stage, user, amountMinor);
  await checkDeposit(reference);
  return reference;
}

/** A payment that is paid at the gateway and not booked here. */
export async function unbookedDeposit(
  stage: DepositStage,
  user: TestUser,
  amountMinor: bigint,
): Promise<string> {
  const { result } = await initiateDeposit(user.actor, newId(), { amountMinor, returnTo: null });
  await stage.control("paystack/pay", { reference: result.reference });
  return result.reference;
}

export interface SentPayout {
  id: string;
  reference: string;
  amountMinor: bigint;
}

/** A payout that the gateway is sending. */
export async function sentPayout(
  stage: DepositStage,
  user: TestUser,
  amountMinor: bigint,
): Promise<SentPayout> {
  const payout = await queuedPayout(stage, user, amountMinor);
  const { id, reference } = payout;
  await move("payout", id, "begin", { checkAt: null });
  const account = { name: user.name, accountNumber: "0123456701", bankCode: "044" };
  const recipient = await gatewayOf("paystack").registerRecipient({ ...account, currency: HOME });
  const order = { amountMinor, currency: HOME, account, recipient, reference, reason: "Amana" };
  const sent = await gatewayOf("paystack").sendTransfer(order);
  await move("payout", id, "send", { checkAt: null, transferCode: sent.code });
  return payout;
}

/** A queued payout, without a fee and its hold, of a user who has asked for no other today. */
export async function queuedPayout(
  { app }: DepositStage,
  user: TestUser,
  amountMinor: bigint,
): Promise<SentPayout> {
  const id = newId();
  await app.asOwner(`insert into setting (id, name, value, effective_from)
    values (gen_random_uuid(), 'payout_fees', '{"bands": [{"feeMinor": "0"}]}', '2001-01-01') on conflict do nothing`);
  await app.asOwner("update allowance set payouts = 0 where user_id = $1", [user.id]);
  const row = await payoutRow(user, id, amountMinor);
  const pending = hold("payout", id, HOME);
  await post(user.id, {
    subject: { kind: "payout", id },
    counts: [{ table: "allowance", id: user.id, change: { payouts: 1 }, guard: { day: await lagosToday() } }],
    insert: [{ table: "payout", row }],
    transfers: [transfer("payout_hold", wallet(user.id, HOME), pending, amountMinor)],
    result: {},
  });
  await app.asOwner("update payout set hold_until = null where id = $1", [id]);
  await move("payout", id, "queue", { checkAt: null });
  return { id, reference: row.reference, amountMinor };
}

/** It succeeds at the gateway and is booked here. */
export async function finishPayout(
  stage: DepositStage,
  { id, reference, amountMinor }: SentPayout,
): Promise<void> {
  await stage.control("paystack/transfers/move", { reference, to: "success" });
  const name = { reference, gatewayRecordId: null };
  const { feeMinor, id: gatewayRecordId } = await gatewayOf("paystack").transfer(name);
  const fee = feeMinor ?? 0n;
  const transfers = [
    transfer("payout_paid", hold("payout", id, HOME), gateway, amountMinor),
    transfer("gateway_fee", gatewayFees(HOME), gateway, fee),
  ];
  const set = { gatewayRecordId, gatewayFeeMinor: fee, transferCode: null, checkAt: null };
  await move("payout", id, "pay", set, { transfers });
}

export interface SentRefund {
  id: string;
  depositId: string;
  gatewayId: string;
  amountMinor: bigint;
}

/** A full refund of a deposit that the gateway is sending. */
export async function sentRefund(
  stage: DepositStage,
  user: TestUser,
  reference: string,
): Promise<SentRefund> {
  const staff = await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  const { id: depositId, paidMinor: amountMinor } = await depositOf(reference);
  const id = newId();
  const pending = hold("refund", id, HOME);
  const row = { ...common(user), id, depositId, amountMinor, fromQuarantine: false, reason: "test" };
  await post(staff.id, {
    subject: { kind: "refund", id },
    insert: [{ table: "refund", row }],
    transfers: [transfer("refund_hold", wallet(user.id, HOME), pending, amountMinor)],
    rows: [await moved("deposit", depositId, "refund")],
    audit: [
      { actorId: staff.id, act: "wallet.refund_deposit", subjectKind: "deposit", subjectId: depositId },
    ],
    result: {},
  });
  await move("refund", id, "send", { checkAt: null });
  const sent = await gatewayOf("paystack").sendRefund({
    payment: { reference, gatewayRecordId: null },
    amountMinor,
    currency: HOME,
    note: id,
  });
  await move("refund", id, "accept", { checkAt: null, gatewayRecordId: sent.id });
  return { id, depositId, gatewayId: sent.id ?? "", amountMinor };
}

/** It succeeds at the gateway and is booked here. */
export async function finishRefund(stage: DepositStage, refund: SentRefund): Promise<void> {
  const { id, depositId, gatewayId, amountMinor } = refund;
  for (const to of ["processing", "processed"]) {
    await stage.control("paystack/refunds/move", { id: gatewayId, to });
  }
  const transfers = [transfer("refund_paid", hold("refund", id, HOME), gateway, amountMinor)];
  const rows = [await moved("deposit", depositId, "refunded")];
  await move("refund", id, "finish", undefined, { transfers, rows });
}

/** A lost chargeback: booked at the gateway and here. */
export async function lostChargeback(
  stage: DepositStage,
  user: TestUser,
  reference: string,
): Promise<{ gatewayId: string }> {
  const { id: depositId, paidMinor: amountMinor } = await depositOf(reference);
  const { id: disputeId } = await stage.control("paystack/disputes", { reference });
  const gatewayId = String(disputeId);
  const id = newId();
  const held = hold("chargeback", id, HOME);
  await post(SYSTEM_ID, {
    subject: { kind: "chargeback", id },
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
    transfers: [transfer("chargeback_hold", wallet(user.id, HOME), held, amountMinor)],
    rows: [await moved("deposit", depositId, "dispute")],
    result: {},
  });
  await stage.control("paystack/disputes/resolve", { id: gatewayId, resolution: "merchant-accepted" });
  const transfers = [transfer("chargeback_lost", held, gateway, amountMinor)];
  const rows = [await moved("deposit", depositId, "lose")];
  await move("chargeback", id, "lose", { lossMinor: 0n }, { transfers, rows });
  return { gatewayId };
}

const machines = { deposit, payout, refund, chargeback };

/** Makes a machine's move in a plan. Throws when the database refuses it. */
export async function move(
  table: Exclude<Table, "deposit">,
  id: string,
  name: string,
  set?: PlanRow,
  { rows = [], ...more }: Pick<Plan, "transfers" | "rows"> = {},
): Promise<void> {
  await post(SYSTEM_ID, {
    subject: { kind: table, id },
    rows: [await moved(table, id, name, set), ...rows],
    ...more,
    result: {},
  });
}

async function moved(table: Table, id: string, name: string, set?: PlanRow) {
  const version = await versionOf(table, id);
  return machines[table].move({ id, version }, name as never, set);
}

export async function post(principal: string, plan: Plan): Promise<void> {
  const key = newId();
  const requestHash = createHash("sha256").update(key).digest("hex");
  const { outcome } = await commitPlan({ act: "test", principal, key, requestHash, plan });
  if (outcome !== "committed") throw new Error(`the plan ended as ${outcome}`);
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
