import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Mail } from "@/lib/channels";
import { notices } from "@/lib/notifications/notices";
import { runJob } from "@/lib/testing/reactions";
import type { TestUser } from "@/lib/testing/world";
import { type DepositStage, freshKey, openDepositStage } from "../gateway-for-tests";
import { decided, opened } from "./chargebacks-for-tests";
import { answerChargeback } from "./commands/answer-chargeback";

const sent: Mail[] = [];
vi.mock("@/lib/channels/mail", () => ({ sendMail: (mail: Mail) => Promise.resolve(void sent.push(mail)) }));

let stage: DepositStage;

beforeAll(async () => {
  stage = await openDepositStage();
  await stage.control("settings", { settleMs: 0 });
});
afterAll(() => stage.close());

async function email(
  name: string,
  chargebackId: string,
  { id: userId }: TestUser,
): Promise<Mail | undefined> {
  sent.length = 0;
  await runJob(notices, name, { chargebackId, userId });
  return sent[0];
}

test("the owner's email has the amount the bank took, not the claimed one", async () => {
  const ada = await stage.makeUser("Ada Obi");
  const chargeback = await opened(stage, ada);
  await decided(stage, chargeback, "bank-accepted", 3_000_00);
  const lost = await email("notify.owner.chargeback.lost", chargeback.id, ada);
  expect(lost?.subject).toBe("The bank took back ₦3,000");
});

test("the warning to staff distinguishes a missing response from a rejected one", async () => {
  const efe = await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  const ada = await stage.makeUser("Ada Obi");
  const { id: chargebackId } = await opened(stage, ada);
  expect((await email("notify.staff.chargeback.due_soon", chargebackId, ada))?.text).toContain(
    "Nobody has responded",
  );
  const summary = "The customer bought airtime with this money.";
  await answerChargeback(efe.actor, freshKey(), { chargebackId, response: "declined", summary });
  const due = await email("notify.staff.chargeback.due_soon", chargebackId, ada);
  expect(due?.text).not.toContain("Nobody has responded");
  expect(due?.text).toContain("hasn’t accepted our response");
});
