import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Mail } from "@/lib/channels";
import { type Beside, freshKey, walletBesideGateway } from "../gateway-for-tests";
import { decided, opened } from "./chargebacks-for-tests";
import { answerChargeback } from "./commands/answer-chargeback";
import { chargebackEmails } from "./emails";

const sent: Mail[] = [];
vi.mock("@/lib/channels/mail", () => ({ sendMail: (mail: Mail) => Promise.resolve(void sent.push(mail)) }));

let beside: Beside;

beforeAll(async () => {
  beside = await walletBesideGateway();
  await beside.control("settings", { settleMs: 0 });
});
afterAll(() => beside.close());

async function email(name: string, chargebackId: string): Promise<Mail | undefined> {
  sent.length = 0;
  await chargebackEmails[name]?.({ chargebackId });
  return sent[0];
}

test("whose payment it is reads what the bank took, not what it had asked for", async () => {
  const chargeback = await opened(beside, await beside.makeUser("Ada Obi"));
  await decided(beside, chargeback, "bank-accepted", 3_000_00);
  const lost = await email("wallet.mail_chargeback_lost", chargeback.id);
  expect(lost?.subject).toBe("The bank took back ₦3,000");
});

test("staff read whether nobody has answered, or the gateway has not taken the answer", async () => {
  const efe = await beside.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  const { id: chargebackId } = await opened(beside, await beside.makeUser("Ada Obi"));
  expect((await email("wallet.mail_chargeback_due", chargebackId))?.text).toContain("Nobody has responded");
  const summary = "The customer bought airtime with this money.";
  await answerChargeback(efe.actor, freshKey(), { chargebackId, response: "declined", summary });
  const due = await email("wallet.mail_chargeback_due", chargebackId);
  expect(due?.text).not.toContain("Nobody has responded");
  expect(due?.text).toContain("hasn’t accepted our response");
});
