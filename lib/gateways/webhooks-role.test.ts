import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commitPlan } from "@/lib/kernel/commit";
import { query, raw, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { type TestApp, testApp, useTestSettings } from "@/lib/testing/world";
import { receiveWebhook } from "./webhook-endpoint";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
  useTestSettings({ DATABASE_URL: app.webhooksUrl });
});
afterAll(() => app.close());

const body = JSON.stringify({ event: "charge.success", data: { reference: `dep-${newId()}` } });

function deliver() {
  const signature = createHmac("sha512", process.env.PAYSTACK_SECRET_KEY ?? "")
    .update(body)
    .digest("hex");
  const headers = { "x-paystack-signature": signature };
  return receiveWebhook("paystack", new Request("http://localhost/", { method: "POST", headers, body }));
}

test("the webhook role stores a webhook once, with the event that starts its processing", async () => {
  const responses = await Promise.all([deliver(), deliver(), deliver()]);
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
  const { rows } = await app.asOwner(
    "select (select count(*)::int from webhook_event) as events, (select count(*)::int from outbox) as facts",
  );
  expect(rows).toEqual([{ events: 1, facts: 1 }]);
});

test("the webhook role can't read other tables or commit a plan", async () => {
  for (const table of ["app_user", "account", "transfer", "trade", "payout", "session"]) {
    await expect(query(sql`select from ${raw(table)}`), table).rejects.toThrow("permission denied");
  }
  const plan = { act: "test", principal: newId(), key: newId(), requestHash: "00", plan: { result: {} } };
  await expect(commitPlan(plan)).rejects.toThrow("permission denied");
});
