import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Mail } from "@/lib/channels";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { notices } from "@/lib/notifications/notices";
import { runJob } from "@/lib/testing/reactions";
import { cancelPayout, rejectPayout } from "./commands/stop-payout";
import type { PayoutState } from "./machine";
import { handleTransfer } from "./record-transfer";
import { openPayoutStage, type PayoutStage, stored } from "./scenes-for-tests";

const sent: Mail[] = [];
vi.mock("@/lib/channels/mail", () => ({ sendMail: (mail: Mail) => Promise.resolve(void sent.push(mail)) }));
// Reconciliation has its own tests; the money here has no source, which it would reject.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let stage: PayoutStage;

beforeAll(async () => {
  stage = await openPayoutStage();
});
afterAll(() => stage.close());

/** The email about a payout that entered a state; undefined if there is none. */
async function emailOn(id: string, state: PayoutState): Promise<Mail | undefined> {
  sent.length = 0;
  const owner = await queryOne<{ userId: string }>(sql`select user_id from payout where id = ${id}::uuid`);
  const payload = { payoutId: id, userId: owner?.userId ?? newId(), state };
  await runJob(notices, "notify.owner.payout.moved", payload);
  return sent[0];
}

test("emails the owner when it is requested and when it is paid, with exact amounts and a link", async () => {
  const scene = await stage.scene({ ends: "0608" });
  const id = await stage.requested(scene);
  const requested = await emailOn(id, "REQUESTED");
  expect(requested?.to).toBe(scene.ada.email);
  expect(requested?.subject).toBe("You requested a withdrawal of ₦20,000");
  expect(requested?.text).toContain("Including the ₦25 fee, ₦20,025 has left your wallet.");
  expect(requested?.text).toContain(`http://localhost:3999/wallet/payouts/pay-${id}`);
  // No whole account number. The reference goes first: its digits are random.
  expect(requested?.text.replaceAll(id, "")).not.toMatch(/\d{10}/);
  expect(requested?.text).toContain("You can cancel it");
  expect(await emailOn(id, "QUEUED")).toBeUndefined();
  await cancelPayout(scene.ada.actor, newId(), { id });
  const paid = await stage.started(scene);
  const late = await emailOn(paid, "REQUESTED");
  expect(late?.text).toContain("Paystack has paid it to your bank.");
  expect(late?.text).not.toContain("You can cancel it");
  expect((await emailOn(paid, "PAID"))?.subject).toBe("We’ve sent ₦20,000 to your bank");
});

test("emails the owner when the money is returned, with the reason given by staff but never the gateway's text", async () => {
  const { efe } = await stage.staff();
  const failed = await stage.started(await stage.scene({ ends: "0404" }));
  expect((await stored(failed)).failure).toContain("Account number is invalid");
  const email = await emailOn(failed, "FAILED");
  expect(email?.text).toContain("₦20,025, including the fee, is back in your wallet.");
  expect(email?.text).not.toContain("Account number is invalid");
  const scene = await stage.scene({ ends: "0608" });
  const rejected = await stage.requested(scene);
  await rejectPayout(efe.actor, newId(), { id: rejected, reason: "The account was opened yesterday." });
  expect((await emailOn(rejected, "REJECTED"))?.text).toContain("Reason: The account was opened yesterday.");
  const reversed = await stage.started(scene);
  await stage.control("paystack/transfers/move", { reference: `pay-${reversed}`, to: "reversed" });
  await handleTransfer("paystack", `pay-${reversed}`, "reversed");
  expect((await emailOn(reversed, "REVERSED"))?.subject).toBe("Your bank returned ₦20,000");
});

test("sends no email about an unknown payout", async () => {
  expect(await emailOn(randomUUID(), "PAID")).toBeUndefined();
});
