import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { workOutDays } from "@/lib/analytics";
import { decided, opened } from "@/lib/deposits/chargebacks/chargebacks-for-tests";
import type { TestUser } from "@/lib/deposits/gateway-for-tests";
import { checkRefund } from "@/lib/deposits/refunds/check-refund";
import { paidByCard, refundRow, refundSent } from "@/lib/deposits/refunds/refunds-for-tests";
import { accountNumberOf, received } from "@/lib/deposits/virtual-accounts/transfers-for-tests";
import { giveAccount, openPayoutStage, type PayoutStage, stored, tick } from "@/lib/payouts/scenes-for-tests";
import { overviewFor } from "@/lib/staff";
import { compareBooks } from "./compare/compare-books";
import { runReconciliation } from "./run";

// Books and gateway agree at each step of every flow of the wallet, and the overview explains what is owed to the kobo.

let stage: PayoutStage;
let ada: TestUser;
let efe: TestUser;

beforeAll(async () => {
  stage = await openPayoutStage();
  await stage.control("settings", { byHand: true });
  ada = await stage.makeUser("Ada Obi");
  ({ efe } = await stage.staff());
  await runReconciliation("paystack", "run"); // books the initial balance
  await paidByCard(stage, ada, 500_000_00);
});
afterAll(() => stage.close());

async function expectAgreement(): Promise<void> {
  const { differences, reportedMinor, expectedMinor } = await compareBooks(
    "paystack",
    new Date(Date.now() - 3_600_000),
  );
  expect(differences).toEqual([]);
  expect(reportedMinor).toBe(expectedMinor);
  await workOutDays();
  const { cover } = await overviewFor(efe.actor);
  const explained = cover.explaining.reduce((sum, { minor }) => sum + minor, 0n);
  expect(cover.heldMinor + explained).toBe(cover.owedMinor);
}

test.each([["success"], ["failed"], ["failed", "keepFee"], ["success", "reversed"]])(
  "a payout that ends in %s %s",
  async (...ends) => {
    const keepFee = ends.includes("keepFee");
    const scene = { ada: await stage.makeUser("Bola Ade"), bankAccountId: "" };
    scene.bankAccountId = await giveAccount(scene.ada.id, "1111");
    await paidByCard(stage, scene.ada, 50_000_00);
    const id = await stage.started(scene, 20_000_00n);
    await expectAgreement();
    for (const to of ends.filter((end) => end !== "keepFee")) {
      await stage.control("paystack/transfers/move", { reference: `pay-${id}`, to, keepFee });
      await expectAgreement();
      await stage.app.asOwner("update payout set check_at = app_now() where id = $1", [id]);
      await tick(id);
      await expectAgreement();
    }
    const { state } = await stored(id);
    expect(state).toBe(
      ends.at(-1) === "success" ? "PAID" : ends.includes("reversed") ? "REVERSED" : "FAILED",
    );
  },
);

test("a transfer by the owner, and a stranger's transfer that is returned", async () => {
  const number = await accountNumberOf(ada);
  await received(stage, number, { kobo: 7_000_00, from: "Ada Obi" });
  await expectAgreement();
  const foreign = await received(stage, number, { kobo: 8_000_00, from: "Musa Bello" });
  await expectAgreement();
  await refundAndCheck(foreign, "failed");
  await refundAndCheck(foreign, "processed");
});

test("a refund that succeeds, and one that fails and is retried", async () => {
  await refundAndCheck(await paidByCard(stage, ada, 3_000_00), "processed");
  const reference = await paidByCard(stage, ada, 4_000_00);
  await refundAndCheck(reference, "failed");
  await refundAndCheck(reference, "processed");
});

async function refundAndCheck(reference: string, to: "processed" | "failed"): Promise<void> {
  const refundId = await refundSent(efe, reference);
  await expectAgreement();
  await vi.waitFor(async () => expect((await refundRow(refundId)).gatewayRecordId).not.toBeNull());
  const { gatewayRecordId } = await refundRow(refundId);
  for (const state of ["processing", to]) {
    await stage.control("paystack/refunds/move", { id: gatewayRecordId, to: state });
    await expectAgreement();
  }
  await checkRefund(refundId);
  expect((await refundRow(refundId)).state).toBe(to === "failed" ? "FAILED" : "DONE");
  await expectAgreement();
}

test.each(["declined", "bank-accepted"] as const)("a chargeback that ends as %s", async (resolution) => {
  const payer = await stage.makeUser("Chika Eze");
  const chargeback = await opened(stage, payer);
  await expectAgreement();
  await decided(stage, chargeback, resolution);
  await expectAgreement();
});

test("a partly lost chargeback", async () => {
  const payer = await stage.makeUser("Dayo Ola");
  const chargeback = await opened(stage, payer);
  await decided(stage, chargeback, "bank-accepted", 2_000_00);
  await expectAgreement();
});
