import { receiveWebhook } from "@/lib/gateways/webhook-endpoint";
import { query, queryOne, sql } from "@/lib/kernel/db";
import type { Dice } from "@/lib/testing/dice";
import { checkDeposit } from "./check-deposit";
import { initiateDeposit } from "./commands/initiate-deposit";
import {
  checkDueDeposits,
  creditsOf,
  type DepositStage,
  freshKey,
  handleWaitingEvents,
  type TestUser,
} from "./gateway-for-tests";
import { checkRefund } from "./refunds/check-refund";
import { refundRequested, refundsAtGateway } from "./refunds/refunds-for-tests";
import { sendRefund } from "./refunds/send-refund";
import { creditTransfer } from "./virtual-accounts/credit-transfer";
import { accountNumberOf, ourReferenceOf, transfer } from "./virtual-accounts/transfers-for-tests";

/** A payment in progress, with its users and the simulated gateway. */
export interface Scenario {
  stage: DepositStage;
  ada: TestUser;
  efe: TestUser;
  /** The gateway's reference of the payment, once there is one. */
  reference: string;
  refundId: string;
  /** Advances both clocks. */
  pass: (minutes: number) => Promise<void>;
}

/** Something that happens at the gateway or on our pages. */
type Step = (scenario: Scenario) => Promise<void>;

const start: Step = async (scenario) => {
  const request = { amountMinor: 5_000_00n, returnTo: null };
  scenario.reference = (await initiateDeposit(scenario.ada.actor, freshKey(), request)).result.reference;
};

const atGateway =
  (event: "pay" | "fail" | "abandon"): Step =>
  async ({ stage, reference }) => {
    await stage.control(`paystack/${event}`, { reference });
  };

const aDay: Step = ({ pass }) => pass(25 * 60);

const sent =
  (from: string, kobo: number): Step =>
  async (scenario) => {
    scenario.reference = (
      await transfer(scenario.stage, await accountNumberOf(scenario.ada), { kobo, from })
    ).reference;
  };

/** Staff refund only recorded money, so the transfer is recorded first. */
const refund =
  (end: "processed" | "failed", mode?: string): Step =>
  async (scenario) => {
    const { stage, reference, efe } = scenario;
    const ours = (await creditTransfer("paystack", reference)).reference;
    scenario.refundId = await refundRequested(efe, ours);
    if (mode) await stage.control("modes", { mode, on: "refund", times: 1, ms: 10 });
    await sendRefund(scenario.refundId);
    await scenario.pass(3);
    await checkRefund(scenario.refundId);
    await scenario.pass(11);
    await checkRefund(scenario.refundId);
    const [atTheirs] = await refundsAtGateway(stage, scenario.refundId);
    for (const to of ["processing", end])
      await stage.control("paystack/refunds/move", { id: atTheirs?.id, to });
  };

export const scenarios: Record<string, readonly [Step, ...Step[]]> = {
  "paid by card": [start, atGateway("pay")],
  "declined, then paid": [start, atGateway("fail"), atGateway("pay")],
  "left at the checkout": [start, atGateway("abandon"), aDay],
  "paid a day late": [start, atGateway("abandon"), aDay, atGateway("pay")],
  "sent by the owner": [sent("OBI ADA", 5_000_00)],
  "sent by another person": [sent("MUSA EVE", 5_000_00)],
  "large amount under an unclear name": [sent("ADA", 60_000_00)],
  "paid, then refunded": [start, atGateway("pay"), refund("processed")],
  "paid, refund fails": [start, atGateway("pay"), refund("failed")],
  "refunded, response lost": [start, atGateway("pay"), refund("processed", "timeout_after")],
  "refunded, request lost": [start, atGateway("pay"), refund("processed", "timeout_before")],
  "sent by another person, then refunded": [sent("MUSA EVE", 5_000_00), refund("processed")],
};

interface SentWebhook {
  event: string;
  body: string;
  signature: string;
}

/** Every webhook that the gateway has sent about this payment, oldest first. */
async function webhooksOf({ stage, reference }: Scenario): Promise<SentWebhook[]> {
  if (!reference) return [];
  const response = await fetch(`${stage.controlUrl}/webhooks?reference=${reference}`);
  return ((await response.json()) as SentWebhook[]).toReversed();
}

async function deliver({ body, signature }: SentWebhook): Promise<number> {
  const request = { method: "POST", headers: { "x-paystack-signature": signature }, body };
  return (await receiveWebhook("paystack", new Request("http://localhost/api/webhooks/paystack", request)))
    .status;
}

/** Reports the payment in one random way. A report that is not confirmed yet fails; a later one retries. */
async function report(scenario: Scenario, random: Dice): Promise<void> {
  const { reference, pass } = scenario;
  const [first, ...others] = await webhooksOf(scenario);
  switch (random.below(5)) {
    case 0:
    case 1: {
      if (!first) return;
      const webhook = random.pick([first, ...others]);
      for (let copies = 1 + random.below(3); copies > 0; copies -= 1) await deliver(webhook);
      await handleWaitingEvents();
      return;
    }
    case 2:
      await pass(random.below(40));
      await checkDueDeposits();
      return;
    case 3:
      if (reference.startsWith("dep-")) await checkDeposit(reference);
      return;
    default:
      if (reference)
        await Promise.allSettled([
          creditTransfer("paystack", reference),
          creditTransfer("paystack", reference),
        ]);
  }
}

/** Plays a scenario with random reports between its steps; without dice each webhook is delivered immediately, in order. */
export async function play(name: string, scenario: Scenario, random?: Dice): Promise<object> {
  let delivered = 0;
  for (const step of scenarios[name] ?? []) {
    await step(scenario);
    if (random) for (let left = random.below(3); left > 0; left -= 1) await report(scenario, random);
    else {
      const webhooks = await webhooksOf(scenario);
      for (const webhook of webhooks.slice(delivered)) await deliver(webhook);
      delivered = webhooks.length;
      await handleWaitingEvents();
    }
  }
  if (random) for (let left = random.below(4); left > 0; left -= 1) await report(scenario, random);
  await finalChecks(scenario);
  return endOf(scenario);
}

/** The scheduled checks and the reconciliation, which find what was lost. */
async function finalChecks(scenario: Scenario): Promise<void> {
  const { stage, ada, reference, refundId } = scenario;
  await scenario.pass(11);
  await checkDueDeposits();
  await creditTransfer("paystack", reference);
  if (refundId) await checkRefund(refundId);
  await stage.app.asOwner("update virtual_account set check_at = null where user_id = $1", [ada.id]);
}

async function endOf({ ada, reference }: Scenario): Promise<object> {
  const ours = reference.startsWith("dep-") ? reference : await ourReferenceOf(reference);
  const deposit = await queryOne<object>(sql`
    select d.state, d.paid_minor::text as paid, d.gateway_fee_minor::text as fee, d.name_match,
      coalesce((select balance from account where kind = 'HOLD' and subject_kind = 'deposit' and owner_id = d.id), 0)::text as quarantined
    from deposit d where reference = ${ours}`);
  const refunds = await query<object>(sql`
    select r.state from refund r join deposit d on d.id = r.deposit_id where d.reference = ${ours}`);
  const { balance, credits } = await creditsOf(ada.id);
  return { ...deposit, refunds, balance: balance.toString(), credits };
}
