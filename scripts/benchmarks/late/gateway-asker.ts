// Asks a simulated gateway for the same things by way of the worker's process and from this one, in turn, on the database of its
// DATABASE_URL. Starts the worker itself, and tells the process that forked it how many milliseconds each pair took.

import type { z } from "zod";
import { gatewayRequestHandlers } from "@/lib/composition";
import { openCheckoutRequest } from "@/lib/deposits/gateway-requests";
import { callGateway } from "@/lib/gateways";
import { defaultGateway } from "@/lib/gateways/names";
import type { GatewayRequest } from "@/lib/gateways/requests/request";
import { disconnect } from "@/lib/kernel/db";
import { resolveAccountRequest } from "@/lib/payouts/bank-accounts/gateway-requests";
import { startSimulators } from "../../simulators/start";
import { draftToFund, makePeople } from "../ledger/people";
import { startProgram } from "../programs";

/** What each way took, in milliseconds, pair by pair. */
export interface Paired {
  byWorker: number[];
  direct: number[];
}

export interface AskedInPairs {
  fund: Paired;
  addAccount: Paired;
}

const PAIRS = 300;
const WARM_UP = 30;

const simulators = await startSimulators({
  paystackSecretKey: process.env.PAYSTACK_SECRET_KEY ?? "",
  termiiApiKey: process.env.TERMII_API_KEY ?? "",
  requestsPerMinute: 1_000_000,
});
process.env.PAYSTACK_BASE_URL = `${simulators.url}/paystack`;
const worker = startProgram("./late/gateway-worker.ts");
await worker.nextMessage();

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

/** `fresh` makes an input that nothing has been asked about before. */
async function inPairs<Input extends z.ZodType, Response extends z.ZodType>(
  request: GatewayRequest<Input, Response>,
  fresh: () => Promise<z.output<Input>>,
): Promise<Paired> {
  const handler = gatewayRequestHandlers.find(({ operation }) => operation === request.operation);
  const found: Paired = { byWorker: [], direct: [] };
  for (let pair = 0; pair < WARM_UP + PAIRS; pair += 1) {
    const [one, other] = [await fresh(), await fresh()];
    const ways = {
      byWorker: () => timed(() => callGateway(request, one)),
      direct: () => timed(async () => handler?.perform(other, defaultGateway())),
    };
    const order = pair % 2 === 0 ? (["byWorker", "direct"] as const) : (["direct", "byWorker"] as const);
    for (const way of order) {
      const took = await ways[way]();
      if (pair >= WARM_UP) found[way].push(took);
    }
  }
  return found;
}

const people = await makePeople(PAIRS);
let turn = 0;
const fund = await inPairs(openCheckoutRequest, async () => {
  const payer = people[(turn += 1) % people.length];
  if (!payer) throw new Error("there is nobody to pay");
  return { reference: await draftToFund(payer) };
});
const addAccount = await inPairs(resolveAccountRequest, async () => {
  turn += 1;
  return { bankCode: "058", accountNumber: `01${String(turn).padStart(6, "0")}11` };
});
process.send?.({ fund, addAccount } satisfies AskedInPairs);
await worker.letGo();
await simulators.stop();
await disconnect();
process.exit(0);
