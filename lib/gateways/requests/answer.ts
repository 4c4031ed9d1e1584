import { z } from "zod";
import { GatewayNoAnswer, GatewayRefused, gatewayReasons } from "../errors";

/** What the worker writes down of a request that it has performed. */
export const answerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("done"), response: z.unknown() }),
  z.object({ kind: z.literal("refused"), reason: z.enum(gatewayReasons), says: z.string() }),
  z.object({ kind: z.literal("no_answer"), says: z.string() }),
  z.object({ kind: z.literal("failed"), says: z.string() }),
]);

export type Answer = z.output<typeof answerSchema>;

/** What is written down of what performing it threw. */
export function answerOf(error: unknown): Answer {
  if (error instanceof GatewayRefused) return { kind: "refused", reason: error.reason, says: error.says };
  const says = error instanceof Error ? error.message : String(error);
  return { kind: error instanceof GatewayNoAnswer ? "no_answer" : "failed", says };
}

/** The response, or what performing it threw, thrown again. */
export function responseIn(answer: unknown): unknown {
  const told = answerSchema.parse(answer);
  if (told.kind === "done") return told.response;
  if (told.kind === "refused") throw new GatewayRefused(told.reason, told.says);
  if (told.kind === "no_answer") throw new GatewayNoAnswer(told.says);
  throw new Error(`the worker could not perform a request to a gateway: ${told.says}`);
}
