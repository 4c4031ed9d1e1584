// Takes the gateway's webhooks as the product does, on the database of its DATABASE_URL, with the worker in the same process
// as in production. For each storm that it is asked for it has a payment of its own made, and tells where to send its webhook.

import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { call } from "@orpc/server";
import { z } from "zod";
import { depositEventHandlers } from "@/lib/deposits/event-handlers";
import { depositRequestHandlers } from "@/lib/deposits/gateway-request-handlers";
import { startDeposit } from "@/lib/deposits/procedures";
import { depositReactions } from "@/lib/deposits/reactions";
import { gatewayReactions } from "@/lib/gateways/reactions";
import { receiveWebhook } from "@/lib/gateways/webhook-endpoint";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { makePeople } from "../ledger/people";
import { startBesideSimulators } from "./beside-simulators";

export interface Storm {
  url: string;
  body: string;
  signature: string;
}

// Without the reconciliation, which would find the payments whose webhook is not sent.
const simulators = await startBesideSimulators({
  reactions: [gatewayReactions(depositEventHandlers), depositReactions],
  requestHandlers: depositRequestHandlers,
});
const server = createServer((incoming, outgoing) => {
  const parts: Buffer[] = [];
  incoming.on("data", (part: Buffer) => parts.push(part));
  incoming.on("end", () => {
    if (incoming.url === "/bare") {
      outgoing.writeHead(200).end();
      return;
    }
    const request = new Request("http://localhost/api/webhooks/paystack", {
      method: "POST",
      headers: { "x-paystack-signature": String(incoming.headers["x-paystack-signature"]) },
      body: Buffer.concat(parts),
    });
    void receiveWebhook("paystack", request).then(({ status }) => outgoing.writeHead(status).end());
  });
});
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
const address = server.address();
const port = typeof address === "object" ? address?.port : 0;

const control = (path: string, body: object) =>
  fetch(`${simulators.url}/control/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const sent = z.array(z.object({ body: z.string(), signature: z.string() })).min(1);

/** A payment whose webhook has not been sent yet. */
async function payment(): Promise<{ reference: string; body: string; signature: string }> {
  const [payer] = await makePeople(1);
  if (!payer) throw new Error("there is nobody to pay");
  const context = { actor: payer, key: newId(), requestId: newId(), address: "::1", userAgent: "benchmark" };
  const amount = { minor: "500000", currency: HOME } as const;
  const { reference } = await call(startDeposit, { amount }, { context });
  await control("modes", { mode: "loss", reference });
  await control("paystack/pay", { reference });
  const [webhook] = sent.parse(
    await (await fetch(`${simulators.url}/control/webhooks?reference=${reference}`)).json(),
  );
  if (!webhook) throw new Error("the payment has no webhook");
  return { reference, ...webhook };
}

/** How often it was credited, once the worker has had its time. */
async function creditsOf(reference: string, isSent: boolean): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    const found = await queryOne<{ credits: number }>(sql`
      select count(t.id)::int as credits from deposit d left join transfer t on t.subject_id = d.id and t.kind = 'deposit_credit'
      where d.reference = ${reference}`);
    const credits = found?.credits ?? 0;
    if (credits > 0 || !isSent || tries === 100) return credits;
    await pause(50);
  }
}

let now = { reference: "", isOurs: false };

async function obey(asked: unknown): Promise<void> {
  if (asked === "count") {
    process.send?.(await creditsOf(now.reference, now.isOurs));
    return;
  }
  const { reference, ...webhook } = await payment();
  now = { reference, isOurs: asked === "ours" };
  const url = `http://127.0.0.1:${port}/${now.isOurs ? "paystack" : "bare"}`;
  process.send?.({ url, ...webhook } satisfies Storm);
}

process.on("message", (asked) => void obey(asked));
process.once("disconnect", () => {
  server.close();
  server.closeAllConnections();
  void simulators.stop();
});
