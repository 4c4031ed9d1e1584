import { commitPlan, transfer } from "@/lib/kernel/commit";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { gatewayAccount, hold } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import type { TestApp } from "./world";

/** A transfer of this many kobo to a user, from a sender whose name is unclear; returns the deposit's id. */
export async function quarantinedDeposit(userId: string, amount: bigint): Promise<string> {
  const id = newId();
  const row = {
    id,
    userId,
    gateway: "paystack",
    reference: `dep-${id}`,
    currency: HOME,
    askedMinor: amount,
    expiresAt: new Date(Date.now() + 3_600_000),
    paidMinor: amount,
    gatewayRecordId: `test-${id}`,
    gatewayReference: `test-${id}`,
    senderName: "A. Obi",
    nameMatch: "unknown",
    paidAt: new Date(),
    state: "QUARANTINED",
  };
  await commitPlan({
    act: "wallet.credit_transfer",
    principal: SYSTEM_ID,
    key: id,
    requestHash: "00".repeat(32),
    plan: {
      subject: { kind: "deposit", id },
      insert: [{ table: "deposit", row }],
      transfers: [
        transfer("deposit_quarantine", gatewayAccount("paystack", HOME), hold("deposit", id, HOME), amount),
      ],
      result: {},
    },
  });
  return id;
}

/** From now on, and for all that was, one member of staff may release less than this from quarantine, in kobo. */
export const releaseAloneBelow = (app: TestApp, minor: bigint) =>
  app.asOwner(
    `insert into setting (id, name, value, effective_from)
     select gen_random_uuid(), name, jsonb_set(value, '{twoPeopleFromMinor}', to_jsonb($1::text)), effective_from + interval '1 day'
     from setting where name = 'deposits' order by effective_from desc limit 1`,
    [minor.toString()],
  );
