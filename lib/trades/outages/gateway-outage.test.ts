import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GatewayNoAnswer, gatewayOf } from "@/lib/gateways";
import { listen } from "@/lib/gateways/paystack/listen-for-tests";
import { query, sql } from "@/lib/kernel/db";
import { HOME } from "@/lib/money/currencies";
import { runWaiting } from "@/lib/testing/reactions";
import { type TestApp, testApp } from "@/lib/testing/world";
import { tradeReactions } from "../reactions";

let app: TestApp;
let answers = false;
const gateway = createServer((_request, response) => {
  const data = [{ currency: HOME, balance: 100 }];
  response.writeHead(answers ? 200 : 502).end(JSON.stringify({ status: true, message: "ok", data }));
});

beforeAll(async () => {
  app = await testApp({ PAYSTACK_BASE_URL: await listen(gateway) });
});
afterAll(async () => {
  gateway.closeAllConnections();
  gateway.close();
  await app.close();
});

const outages = () =>
  query(sql`select state, source, gateway, opened_by_id as by from outage order by started_at`);
const ask = () => gatewayOf("paystack").balance(HOME);
const everyMinute = () => tradeReactions.everyMinute?.["trades.close_gateway_outages"]?.();

test("a gateway that leaves three calls in a row unanswered is down until it answers again", async () => {
  for (let call = 1; call <= 4; call += 1) await expect(ask()).rejects.toThrow(GatewayNoAnswer);
  await vi.waitFor(async () =>
    expect(await query(sql`select from outbox where topic = 'gateway.down'`)).toHaveLength(1),
  );
  await runWaiting(app, tradeReactions.on, 2);
  const down = { source: "health", gateway: "paystack", by: null };
  expect(await outages()).toEqual([{ ...down, state: "OPEN" }]);
  await everyMinute();
  expect(await outages()).toEqual([{ ...down, state: "OPEN" }]);
  answers = true;
  await everyMinute();
  expect(await outages()).toEqual([{ ...down, state: "ENDED" }]);
});
