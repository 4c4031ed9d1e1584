// A web process, started as Next starts it with the given environment: it makes a deposit, resolves a bank account, receives a
// webhook, and sends the outcomes to its parent process.
import { call } from "@orpc/server";
import { register } from "@/instrumentation";
import { startDeposit } from "@/lib/deposits/procedures";
import { disconnect } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { resolveAccount } from "@/lib/payouts/bank-accounts/procedures";
import { stopAnswerListener } from "./requests/answer-listener";
import { receiveWebhook } from "./webhook-endpoint";

const [userId = ""] = process.argv.slice(2);
process.env.NEXT_RUNTIME = "nodejs";
await register();

const session = { id: newId(), hasFactor: false, isFresh: true };
const actor = { id: userId, roles: [] };
const context = { actor, session, key: newId(), requestId: newId(), address: "::1", userAgent: "test" };

async function outcomeOf(act: () => Promise<object>): Promise<object> {
  return act().catch((error: Error) => ({ error: error.message }));
}

const amount = { minor: "500000", currency: "NGN" } as const;
const account = { bankCode: "044", accountNumber: "0123456701" };
const webhook = new Request("http://localhost/", { method: "POST", body: "{}" });
process.send?.({
  fund: await outcomeOf(() => call(startDeposit, { amount }, { context })),
  resolve: await outcomeOf(() => call(resolveAccount, account, { context })),
  webhook: (await receiveWebhook("paystack", webhook)).status,
  secrets: Object.keys(process.env).filter((name) => /SECRET_KEY|PRIVATE_KEY|OWNER/.test(name)),
});
await stopAnswerListener();
await disconnect();
process.exit(0);
