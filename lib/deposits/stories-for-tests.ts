import { receiveWebhook } from "@/lib/gateways/webhook-endpoint";
import { query, queryOne, sql } from "@/lib/kernel/db";
import type { Dice } from "@/lib/trades/story-for-tests";
import { checkDeposit } from "./check-deposit";
import { initiateDeposit } from "./commands/initiate-deposit";
import {
  type Beside,
  checkDueDeposits,
  creditsOf,
  freshKey,
  handleWaitingEvents,
  type TestUser,
} from "./gateway-for-tests";
import { checkRefund } from "./refunds/check-refund";
import { refundAsked, refundsAtGateway } from "./refunds/refunds-for-tests";
import { sendRefund } from "./refunds/send-refund";
import { creditTransfer } from "./virtual-accounts/credit-transfer";
import { accountNumberOf, ourReferenceOf, transfer } from "./virtual-accounts/transfers-for-tests";

/** Money that comes in, with all who may tell of it. */
export interface Story {
  beside: Beside;
  ada: TestUser;
  efe: TestUser;
  /** The gateway's reference of the payment, once there is one. */
  reference: string;
  refundId: string;
  /** Moves both clocks on. */
  pass: (minutes: number) => Promise<void>;
}

/** What happens at the gateway and on our pages, in the order in which it happens. */
type Chapter = (story: Story) => Promise<void>;

const begin: Chapter = async (story) => {
  const request = { amountMinor: 5_000_00n, returnTo: null };
  story.reference = (await initiateDeposit(story.ada.actor, freshKey(), request)).result.reference;
};

const atGateway =
  (deed: "pay" | "fail" | "abandon"): Chapter =>
  async ({ beside, reference }) => {
    await beside.control(`paystack/${deed}`, { reference });
  };

const aDay: Chapter = ({ pass }) => pass(25 * 60);

const sent =
  (from: string, kobo: number): Chapter =>
  async (story) => {
    story.reference = (
      await transfer(story.beside, await accountNumberOf(story.ada), { kobo, from })
    ).reference;
  };

/** Staff act on what they see, so the money has been seen by then. */
const refund =
  (end: "processed" | "failed", mode?: string): Chapter =>
  async (story) => {
    const { beside, reference, efe } = story;
    const ours = (await creditTransfer("paystack", reference)).reference;
    story.refundId = await refundAsked(efe, ours);
    if (mode) await beside.control("modes", { mode, on: "refund", times: 1, ms: 10 });
    await sendRefund(story.refundId);
    await story.pass(3);
    await checkRefund(story.refundId);
    await story.pass(11);
    await checkRefund(story.refundId);
    const [atTheirs] = await refundsAtGateway(beside, story.refundId);
    for (const to of ["processing", end])
      await beside.control("paystack/refunds/move", { id: atTheirs?.id, to });
  };

export const stories: Record<string, readonly [Chapter, ...Chapter[]]> = {
  "paid by card": [begin, atGateway("pay")],
  "declined, then paid": [begin, atGateway("fail"), atGateway("pay")],
  "left at the checkout": [begin, atGateway("abandon"), aDay],
  "paid a day late": [begin, atGateway("abandon"), aDay, atGateway("pay")],
  "sent from one's own account": [sent("OBI ADA", 5_000_00)],
  "sent by somebody else": [sent("MUSA EVE", 5_000_00)],
  "sent under a name that says little, and much": [sent("ADA", 60_000_00)],
  "paid, and sent back": [begin, atGateway("pay"), refund("processed")],
  "paid, and could not be sent back": [begin, atGateway("pay"), refund("failed")],
  "sent back, and the answer was lost": [begin, atGateway("pay"), refund("processed", "timeout_after")],
  "sent back, and the question was lost": [begin, atGateway("pay"), refund("processed", "timeout_before")],
  "sent by somebody else, and back": [sent("MUSA EVE", 5_000_00), refund("processed")],
};

interface Told {
  event: string;
  body: string;
  signature: string;
}

/** Every webhook that the gateway has sent of this payment, oldest first. */
async function webhooksOf({ beside, reference }: Story): Promise<Told[]> {
  if (!reference) return [];
  const answer = await fetch(`${beside.controlUrl}/webhooks?reference=${reference}`);
  return ((await answer.json()) as Told[]).toReversed();
}

async function deliver({ body, signature }: Told): Promise<number> {
  const request = { method: "POST", headers: { "x-paystack-signature": signature }, body };
  return (await receiveWebhook("paystack", new Request("http://localhost/api/webhooks/paystack", request)))
    .status;
}

/** One of those who may tell of it, now. What is not confirmed yet is tried again by whoever comes later. */
async function witness(story: Story, random: Dice): Promise<void> {
  const { reference, pass } = story;
  const told = await webhooksOf(story);
  const [first, ...others] = told;
  switch (random.below(5)) {
    case 0:
    case 1: {
      if (!first) return;
      const one = random.pick([first, ...others]);
      for (let copies = 1 + random.below(3); copies > 0; copies -= 1) await deliver(one);
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

/** Tells a story, with witnesses between its chapters; without dice each webhook comes at once and in order. */
export async function tell(name: string, story: Story, random?: Dice): Promise<object> {
  let heard = 0;
  for (const chapter of stories[name] ?? []) {
    await chapter(story);
    if (random) for (let some = random.below(3); some > 0; some -= 1) await witness(story, random);
    else {
      const told = await webhooksOf(story);
      for (const one of told.slice(heard)) await deliver(one);
      heard = told.length;
      await handleWaitingEvents();
    }
  }
  if (random) for (let late = random.below(4); late > 0; late -= 1) await witness(story, random);
  await lastLooks(story);
  return endOf(story);
}

/** Whatever was lost, the clock and the reconciliation look at it in the end. */
async function lastLooks(story: Story): Promise<void> {
  await story.pass(11);
  await checkDueDeposits();
  await creditTransfer("paystack", story.reference);
  if (story.refundId) await checkRefund(story.refundId);
  await story.beside.app.asOwner("update virtual_account set check_at = null where user_id = $1", [
    story.ada.id,
  ]);
}

/** What it came to. */
async function endOf({ ada, reference }: Story): Promise<object> {
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
