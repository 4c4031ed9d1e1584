import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Mail } from "@/lib/channels";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { notices } from "@/lib/notifications/notices";
import { runJob } from "@/lib/testing/reactions";
import { cancelPayout, rejectPayout } from "./commands/stop-payout";
import { handleTransfer } from "./look-at-payout";
import type { PayoutState } from "./moves";
import { type PayoutBeside, payoutsBesideGateway, stored } from "./scenes-for-tests";

const sent: Mail[] = [];
vi.mock("@/lib/channels/mail", () => ({ sendMail: (mail: Mail) => Promise.resolve(void sent.push(mail)) }));
// The comparison of books has tests of its own; here money comes from nowhere, which it would not let pass.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let beside: PayoutBeside;

beforeAll(async () => {
  beside = await payoutsBesideGateway();
});
afterAll(() => beside.close());

/** The email about a payout that has come to a state; undefined where there is none. */
async function emailOn(id: string, state: PayoutState): Promise<Mail | undefined> {
  sent.length = 0;
  const owner = await queryOne<{ userId: string }>(sql`select user_id from payout where id = ${id}::uuid`);
  const payload = { payoutId: id, userId: owner?.userId ?? newId(), state };
  await runJob(notices, "notify.owner.payout.moved", payload);
  return sent[0];
}

test("the owner is mailed when it is asked for and when it is paid, to the kobo, with the way to it", async () => {
  const scene = await beside.scene({ ends: "0608" });
  const id = await beside.asked(scene);
  const asked = await emailOn(id, "REQUESTED");
  expect(asked?.to).toBe(scene.ada.email);
  expect(asked?.subject).toBe("You requested a withdrawal of ₦20,000");
  expect(asked?.text).toContain("Including the ₦25 fee, ₦20,025 has left your wallet.");
  expect(asked?.text).toContain(`http://localhost:3999/wallet/payouts/pay-${id}`);
  expect(asked?.text).not.toMatch(/\d{10}\b(?!-)/);
  expect(asked?.text).toContain("You can cancel it");
  expect(await emailOn(id, "QUEUED")).toBeUndefined();
  await cancelPayout(scene.ada.actor, newId(), { id });
  const paid = await beside.begun(scene);
  const late = await emailOn(paid, "REQUESTED");
  expect(late?.text).toContain("Paystack has paid it to your bank.");
  expect(late?.text).not.toContain("You can cancel it");
  expect((await emailOn(paid, "PAID"))?.subject).toBe("We’ve sent ₦20,000 to your bank");
});

test("and when the money is back, with the amount; staff's reason, and never the gateway's words", async () => {
  const { efe } = await beside.staff();
  const failed = await beside.begun(await beside.scene({ ends: "0404" }));
  expect((await stored(failed)).failure).toContain("Account number is invalid");
  const email = await emailOn(failed, "FAILED");
  expect(email?.text).toContain("₦20,025, including the fee, is back in your wallet.");
  expect(email?.text).not.toContain("Account number is invalid");
  const scene = await beside.scene({ ends: "0608" });
  const rejected = await beside.asked(scene);
  await rejectPayout(efe.actor, newId(), { id: rejected, reason: "The account was opened yesterday." });
  expect((await emailOn(rejected, "REJECTED"))?.text).toContain("Reason: The account was opened yesterday.");
  const reversed = await beside.begun(scene);
  await beside.control("paystack/transfers/move", { reference: `pay-${reversed}`, to: "reversed" });
  await handleTransfer("paystack", `pay-${reversed}`, "reversed");
  expect((await emailOn(reversed, "REVERSED"))?.subject).toBe("Your bank returned ₦20,000");
});

test("about nothing there is no email", async () => {
  expect(await emailOn(randomUUID(), "PAID")).toBeUndefined();
});
