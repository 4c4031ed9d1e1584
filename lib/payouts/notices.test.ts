import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { noticesOf } from "@/lib/notifications/run-for-tests";
import { cancelPayout, rejectPayout } from "./commands/stop-payout";
import { handleTransfer } from "./record-transfer";
import { openPayoutStage, type PayoutStage, type Scene, stored } from "./scenes-for-tests";

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

/** What the owner is notified of since it was last asked, oldest first. */
async function notified({ ada }: Scene, seen: Set<string>) {
  const all = (await noticesOf(stage.app, ada, "payout.")).toReversed();
  const fresh = all.filter(({ id }) => !seen.has(id));
  for (const { id } of fresh) seen.add(id);
  return fresh;
}

test("notifies the owner when it is requested and when it is paid, with exact amounts and a link", async () => {
  const scene = await stage.scene({ ends: "0608" });
  const seen = new Set<string>();
  const id = await stage.requested(scene);
  const [asked, ...others] = await notified(scene, seen);
  expect(others.map(({ key }) => key)).not.toContain("payout.agreed");
  expect(asked).toMatchObject({
    key: "payout.asked",
    title: "You requested a withdrawal of ₦20,000",
    link: `/wallet/payouts/pay-${id}`,
    body: expect.stringContaining("Including the ₦25 fee, ₦20,025 has left your wallet."),
  });
  // No whole account number. The reference goes first: its digits are random.
  expect(asked?.body.replaceAll(id, "")).not.toMatch(/\d{10}/);
  expect(asked?.body).toContain("You can cancel it");
  await cancelPayout(scene.ada.actor, newId(), { id });
  expect(await notified(scene, seen)).toEqual([]);
  await stage.started(scene);
  const [late, paid] = await notified(scene, seen);
  expect(late?.body).toContain("It has been paid to your bank.");
  expect(late?.body).not.toContain("You can cancel it");
  expect(paid).toMatchObject({ key: "payout.paid", title: "We’ve sent ₦20,000 to your bank" });
});

test("notifies the owner when the money is returned, with the reason given by staff but never the gateway's text", async () => {
  const { efe } = await stage.staff();
  const broken = await stage.scene({ ends: "0404" });
  const failed = await stage.started(broken);
  expect((await stored(failed)).failure).toContain("Account number is invalid");
  const of = await notified(broken, new Set());
  expect(of.at(-1)?.body).toContain("₦20,025, including the fee, is back in your wallet.");
  expect(JSON.stringify(of)).not.toContain("Account number is invalid");
  const scene = await stage.scene({ ends: "0608" });
  const seen = new Set<string>();
  const rejected = await stage.requested(scene);
  await rejectPayout(efe.actor, newId(), { id: rejected, reason: "The account was opened yesterday." });
  expect((await notified(scene, seen)).at(-1)?.body).toContain("Reason: The account was opened yesterday.");
  const reversed = await stage.started(scene);
  await stage.control("paystack/transfers/move", { reference: `pay-${reversed}`, to: "reversed" });
  await handleTransfer("paystack", `pay-${reversed}`, "reversed");
  expect((await notified(scene, seen)).at(-1)?.title).toBe("Your bank returned ₦20,000");
});

test("a request and a failure are texted, all is mailed, and nothing of it can be switched off", async () => {
  const scene = await stage.scene({ ends: "0404" });
  await stage.app.asOwner("insert into notification_setting (user_id, choices) values ($1, $2)", [
    scene.ada.id,
    JSON.stringify({ payouts: { MAIL: false, TEXT: false } }),
  ]);
  await stage.started(scene);
  await notified(scene, new Set());
  const sent = await query<{ key: string; channel: string; isCertain: boolean }>(sql`
    select n.key, d.channel::text as channel, d.is_certain from delivery d join notice n on n.id = d.notice_id
    where n.user_id = ${scene.ada.id}::uuid and n.key in ('payout.asked', 'payout.failed') order by n.key, d.channel`);
  expect(sent).toEqual(
    ["payout.asked", "payout.failed"].flatMap((key) =>
      ["MAIL", "TEXT"].map((channel) => ({ key, channel, isCertain: true })),
    ),
  );
});
