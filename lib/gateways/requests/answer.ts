import { z } from "zod";
import { GatewayNoAnswer, GatewayRefused, gatewayReasons } from "../errors";

/** The outcome of a request, as the worker stores it. */
export const answerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("done"), response: z.unknown() }),
  z.object({ kind: z.literal("refused"), reason: z.enum(gatewayReasons), says: z.string() }),
  z.object({ kind: z.literal("no_answer"), says: z.string() }),
  z.object({ kind: z.literal("failed"), says: z.string() }),
]);

export type Answer = z.output<typeof answerSchema>;

/** The outcome to store for an error. */
export function answerOf(error: unknown): Answer {
  if (error instanceof GatewayRefused) return { kind: "refused", reason: error.reason, says: error.says };
  const says = error instanceof Error ? error.message : String(error);
  return { kind: error instanceof GatewayNoAnswer ? "no_answer" : "failed", says };
}

/** Returns the response, or rethrows the stored error. */
export function responseIn(answer: unknown): unknown {
  const outcome = answerSchema.parse(answer);
  if (outcome.kind === "done") return outcome.response;
  if (outcome.kind === "refused") throw new GatewayRefused(outcome.reason, outcome.says);
  if (outcome.kind === "no_answer") throw new GatewayNoAnswer(outcome.says);
  throw new Error(`the worker could not perform a request to a gateway: ${outcome.says}`);
}
