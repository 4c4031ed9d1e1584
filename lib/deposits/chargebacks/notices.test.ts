import { afterAll, beforeAll, expect, test } from "vitest";
import { noticesOf } from "@/lib/notifications/run-for-tests";
import { type DepositStage, freshKey, openDepositStage } from "../gateway-for-tests";
import { decided, opened } from "./chargebacks-for-tests";
import { answerChargeback } from "./commands/answer-chargeback";

let stage: DepositStage;

beforeAll(async () => {
  stage = await openDepositStage();
  await stage.control("settings", { settleMs: 0 });
});
afterAll(() => stage.close());

test("the owner's notice has the amount the bank took, not the claimed one", async () => {
  const ada = await stage.makeUser("Ada Obi");
  const chargeback = await opened(stage, ada);
  await decided(stage, chargeback, "bank-accepted", 3_000_00);
  const [lost] = await noticesOf(stage.app, ada, "chargeback.lost");
  expect(lost?.title).toBe("The bank took back ₦3,000");
});

test("the warning to staff distinguishes a missing response from a rejected one", async () => {
  const efe = await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  const ada = await stage.makeUser("Ada Obi");
  const { id: chargebackId } = await opened(stage, ada);
  const warned = async () => {
    await stage.app.asOwner("insert into outbox (topic, payload) values ('chargeback.due_soon', $1)", [
      JSON.stringify({ chargebackId, userId: ada.id, depositId: chargebackId, reference: "dep" }),
    ]);
    const [due] = await noticesOf(stage.app, efe, "staff.due");
    return due?.body;
  };
  expect(await warned()).toContain("Nobody has responded");
  const summary = "The customer bought airtime with this money.";
  await answerChargeback(efe.actor, freshKey(), { chargebackId, response: "declined", summary });
  const due = await warned();
  expect(due).not.toContain("Nobody has responded");
  expect(due).toContain("hasn’t accepted our response");
});

test("a chargeback is staff's work, but for whose money it is", async () => {
  const efe = await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  const ngozi = await stage.makeUser("Ngozi Bello", { staffRoles: ["FINANCE"] });
  await opened(stage, efe);
  expect((await noticesOf(stage.app, efe)).map(({ key }) => key)).toContain("chargeback.opened");
  expect(await noticesOf(stage.app, efe, "staff.chargeback")).toEqual([]);
  expect(await noticesOf(stage.app, ngozi, "staff.chargeback")).toHaveLength(1);
});
