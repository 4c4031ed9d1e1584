import { serveGatewayRequests } from "@/lib/gateways";
import { stopAnswerListener } from "@/lib/gateways/requests/answer-listener";
import type { RequestHandler } from "@/lib/gateways/requests/request";
import { disconnect } from "@/lib/kernel/db";
import type { Reactions } from "@/lib/kernel/slice";
import { startWorker } from "@/lib/kernel/worker/worker";
import { type RunningSimulators, type SimulatorOptions, startSimulators } from "../../simulators/start";

/** Starts the simulators and, beside them in this process as in production, the worker. */
export async function startBesideSimulators(
  {
    reactions,
    requestHandlers = [],
  }: {
    reactions: readonly Reactions[];
    requestHandlers?: readonly RequestHandler[];
  },
  options: Partial<SimulatorOptions> = {},
): Promise<RunningSimulators> {
  const { PAYSTACK_SECRET_KEY: paystackSecretKey = "", TERMII_API_KEY: termiiApiKey = "" } = process.env;
  const simulators = await startSimulators({ paystackSecretKey, termiiApiKey, ...options });
  process.env.PAYSTACK_BASE_URL = `${simulators.url}/paystack`;
  process.env.TERMII_BASE_URL = `${simulators.url}/termii`;
  const worker = await startWorker(reactions);
  const requests = serveGatewayRequests(requestHandlers);
  return {
    ...simulators,
    async stop() {
      await requests.stop();
      await worker.stop();
      await stopAnswerListener();
      await simulators.stop();
      await disconnect();
    },
  };
}
