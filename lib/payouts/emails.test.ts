import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Mail } from "@/lib/channels";
import { newId } from "@/lib/kernel/ids";
import { cancelPayout, rejectPayout } from "./commands/stop-payout";
import { mailPayout } from "./emails";
import { handleTransfer } from "./look-at-payout";
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
async function letterOn(id: string, state: string): Promise<Mail | undefined> {
  sent.length = 0;
  await mailPayout({ payoutId: id, state });
  return sent[0];
}

test("the owner is mailed when it is asked for and when it is paid, to the kobo, with the way to it", async () => {
  const scene = await beside.scene({ ends: "0608" });
  const id = await beside.asked(scene);
  const asked = await letterOn(id, "REQUESTED");
  expect(asked?.to).toBe(scene.ada.email);
  expect(asked?.subject).toBe("You requested a withdrawal of ₦20,000");
  expect(asked?.text).toContain("Including the ₦25 fee, ₦20,025 has left your wallet.");
  expect(asked?.text).toContain(`http://localhost:3999/wallet/payouts/pay-${id}`);
  expect(asked?.text).not.toMatch(/\d{10}\b(?!-)/);
  expect(asked?.text).toContain("You can cancel it");
  expect(await letterOn(id, "QUEUED")).toBeUndefined();
  await cancelPayout(scene.ada.actor, newId(), { id });
  const paid = await beside.begun(scene);
  const late = await letterOn(paid, "REQUESTED");
  expect(late?.text).toContain("Paystack has paid it to your bank.");
  expect(late?.text).not.toContain("You can cancel it");
  expect((await letterOn(paid, "PAID"))?.subject).toBe("We’ve sent ₦20,000 to your bank");
});

test("and when the money is back, with the amount; staff's reason, and never the gateway's words", async () => {
  const { efe } = await beside.staff();
  const failed = await beside.begun(await beside.scene({ ends: "0404" }));
  expect((await stored(failed)).failure).toContain("Account number is invalid");
  const email = await letterOn(failed, "FAILED");
  expect(email?.text).toContain("₦20,025, including the fee, is back in your wallet.");
  expect(email?.text).not.toContain("Account number is invalid");
  const scene = await beside.scene({ ends: "0608" });
  const rejected = await beside.asked(scene);
  await rejectPayout(efe.actor, newId(), { id: rejected, reason: "The account was opened yesterday." });
  expect((await letterOn(rejected, "REJECTED"))?.text).toContain("Reason: The account was opened yesterday.");
  const reversed = await beside.begun(scene);
  await beside.control("paystack/transfers/move", { reference: `pay-${reversed}`, to: "reversed" });
  await handleTransfer("paystack", `pay-${reversed}`, "reversed");
  expect((await letterOn(reversed, "REVERSED"))?.subject).toBe("Your bank returned ₦20,000");
});

test("about nothing there is no email", async () => {
  expect(await letterOn(randomUUID(), "PAID")).toBeUndefined();
});
