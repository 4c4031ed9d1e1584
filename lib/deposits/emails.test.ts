import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Mail } from "@/lib/channels";
import { notices } from "@/lib/notifications/notices";
import { runJob } from "@/lib/testing/reactions";
import { type DepositStage, depositRow, openDepositStage } from "./gateway-for-tests";
import { accountNumberOf, received } from "./virtual-accounts/transfers-for-tests";

const sent: Mail[] = [];
vi.mock("@/lib/channels/mail", () => ({ sendMail: (mail: Mail) => Promise.resolve(void sent.push(mail)) }));

let stage: DepositStage;

beforeAll(async () => {
  stage = await openDepositStage();
});
afterAll(() => stage.close());

test("the email about a transfer to a closed account gives the closure as the reason, not the name", async () => {
  const ada = await stage.makeUser("Ada Obi");
  const number = await accountNumberOf(ada);
  await stage.app.asOwner("update app_user set closed_at = app_now() where id = $1", [ada.id]);
  const { id } = await depositRow(await received(stage, number, { kobo: 5_000_00 }));
  await runJob(notices, "notify.owner.deposit.quarantined", { depositId: id, userId: ada.id });
  expect(sent[0]?.subject).toBe("Your transfer of ₦5,000 is being returned");
  expect(sent[0]?.text).toContain("Your Amana account is closed");
  expect(sent[0]?.text).not.toContain("in your own name");
  expect(sent[0]?.text).not.toContain("/wallet/deposits/");
});
