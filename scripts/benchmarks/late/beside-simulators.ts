import { disconnect } from "@/lib/kernel/db";
import { startWorker } from "@/lib/kernel/worker/worker";
import { type RunningSimulators, type SimulatorOptions, startSimulators } from "../../simulators/start";

/** Starts the simulators and, beside them in this process as in production, the worker. */
export async function startBesideSimulators(
  reactions: Parameters<typeof startWorker>[0],
  options: Partial<SimulatorOptions> = {},
): Promise<RunningSimulators> {
  const { PAYSTACK_SECRET_KEY: paystackSecretKey = "", TERMII_API_KEY: termiiApiKey = "" } = process.env;
  const simulators = await startSimulators({ paystackSecretKey, termiiApiKey, ...options });
  process.env.PAYSTACK_BASE_URL = `${simulators.url}/paystack`;
  process.env.TERMII_BASE_URL = `${simulators.url}/termii`;
  const worker = await startWorker(reactions);
  return {
    ...simulators,
    async stop() {
      await worker.stop();
      await simulators.stop();
      await disconnect();
    },
  };
}
