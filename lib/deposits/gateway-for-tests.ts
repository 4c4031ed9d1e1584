import { createServer } from "node:http";
import { z } from "zod";
import { serveGatewayRequests } from "@/lib/gateways";
import { gatewayEvents } from "@/lib/gateways/events";
import { listen } from "@/lib/gateways/paystack/listen-for-tests";
import { gatewayReactions } from "@/lib/gateways/reactions";
import { stopAnswerListener } from "@/lib/gateways/requests/answer-listener";
import { receiveWebhook } from "@/lib/gateways/webhook-endpoint";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { payoutRequestHandlers } from "@/lib/payouts/bank-accounts/gateway-request-handlers";
import { payoutEventHandlers } from "@/lib/payouts/event-handlers";
import { runJob } from "@/lib/testing/reactions";
import { makeUser, type TestUser, testApp } from "@/lib/testing/world";
import { startSimulators } from "@/scripts/simulators/start";
import { depositEventHandlers } from "./event-handlers";
import { depositRequestHandlers } from "./gateway-request-handlers";
import type { DepositState } from "./machine";
import { depositReactions } from "./reactions";

const paystackSecretKey = "sk_test_0123456789abcdef";

/** The wallet with a real database and the simulated gateway, which calls our webhook over HTTP. */
export async function openDepositStage({ performsRequests = true } = {}) {
  const hook = await serveHook();
  const simulators = await startSimulators({
    paystackSecretKey,
    termiiApiKey: "test-key",
    paystackWebhookUrl: hook.url,
    hostile: true,
  });
  const app = await testApp({
    PAYSTACK_BASE_URL: `${simulators.url}/paystack`,
    PAYSTACK_SECRET_KEY: paystackSecretKey,
  });
  // Performs the gateway requests of pages, as the worker does.
  const requests =
    performsRequests && serveGatewayRequests([...depositRequestHandlers, ...payoutRequestHandlers]);
  const control = controlOf(simulators.url);
  return {
    app,
    control,
    hookUrl: hook.url,
    gatewayUrl: `${simulators.url}/paystack`,
    controlUrl: `${simulators.url}/control`,
    /** Sets the database's clock. */
    clockAt: (moment: Date) =>
      app.asOwner("select set_clock($1::timestamptz - now() + interval '1 millisecond')", [
        moment.toISOString(),
      ]),
    makeUser: (name = "Ada Obi", options = {}): Promise<TestUser> => makeUser(app, name, options),
    async close() {
      if (requests) await requests.stop();
      await stopAnswerListener();
      await simulators.stop();
      await hook.close();
      await app.close();
    },
  };
}

/** Serves our webhook route to the simulated gateway. */
async function serveHook() {
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on("data", (part: Buffer) => parts.push(part));
    incoming.on("end", () => {
      const request = new Request("http://localhost/api/webhooks/paystack", {
        method: "POST",
        headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]),
        body: Buffer.concat(parts),
      });
      receiveWebhook("paystack", request).then(
        ({ status }) => outgoing.writeHead(status).end(),
        () => outgoing.writeHead(500).end(),
      );
    });
  });
  const url = await listen(server);
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url, close };
}

function controlOf(url: string) {
  return async (path: string, body: object = {}): Promise<Record<string, unknown>> => {
    const response = await fetch(`${url}/control/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} returned ${response.status}: ${await response.text()}`);
    return z.record(z.string(), z.unknown()).parse(await response.json());
  };
}

export const freshKey = newId;

/** Runs the job of every webhook in the outbox; returns the errors of the jobs. */
export async function handleWaitingEvents(): Promise<unknown[]> {
  const waiting = await query<{ eventId: string }>(sql`
    delete from outbox where topic = ${gatewayEvents.event_received.topic} returning payload->>'eventId' as event_id`);
  const { on } = gatewayReactions({ ...depositEventHandlers, ...payoutEventHandlers });
  const outcomes = await Promise.allSettled(
    waiting.map((payload) => runJob(on, "gateways.process_event", payload)),
  );
  return outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));
}

/** Runs every due job of the deposits slice. */
export async function checkDueDeposits(): Promise<void> {
  for (const rule of depositReactions.due ?? []) {
    const due = await query<{ id: string; version: bigint }>(rule.find(100));
    for (const { id, version } of due) await rule.run({ id, version: version.toString() });
  }
}

export interface DepositRow {
  id: string;
  state: DepositState;
  paidMinor: bigint | null;
  gatewayFeeMinor: bigint | null;
  gatewayRecordId: string | null;
  checkAt: Date | null;
  authorizationUrl: string | null;
  failure: string | null;
  senderName: string | null;
  nameMatch: string | null;
}

/** A deposit as it is stored. */
export async function depositRow(reference: string): Promise<DepositRow> {
  const row = await queryOne<DepositRow>(sql`select * from deposit where reference = ${reference}`);
  if (!row) throw new Error(`no deposit ${reference}`);
  return row;
}

/** How many postings credited this user's wallet, and its balance in kobo. */
export async function creditsOf(userId: string): Promise<{ credits: number; balance: bigint }> {
  const found = await queryOne<{ credits: number; balance: bigint }>(sql`
    select count(t.id)::int as credits, coalesce(max(a.balance), 0)::bigint as balance
    from account a left join transfer t on t.credit_account_id = a.id
    where a.kind = 'WALLET' and a.owner_id = ${userId}::uuid`);
  return found ?? { credits: 0, balance: 0n };
}

export type DepositStage = Awaited<ReturnType<typeof openDepositStage>>;
export type { TestUser };
