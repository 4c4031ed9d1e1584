import "server-only";
import { z } from "zod";
import type { Command } from "../command";
import { reauthenticatedIdempotent, resultOf } from "../procedure";
import { agreeCommand } from "./agree";
import { askCommand } from "./ask";
import type { RequestDocument } from "./document";
import { reasonSchema } from "./reason";
import { type AnySpec, type ApprovableSpec, type Asked, refusingAt } from "./spec";

/**
 * Declares an act that needs two people: one asks, with the effect that its own `run` works out; another agrees, and in the same
 * commit it is done, if it still has that effect. Asking is refused with not_found, own_gain, already_asked and what the act
 * refuses; agreeing with not_found, needs_another, own_gain, request_over, request_expired, digest_differs and the same.
 */
export function approvable<Shape extends z.ZodRawShape, Facts extends object>(
  spec: ApprovableSpec<Shape, Facts>,
) {
  const declared = spec as unknown as AnySpec;
  const ask = askCommand(declared) as Command<z.output<z.ZodObject<Shape>> & { reason: string }, Asked>;
  return {
    act: spec.act,
    ask,
    /** What asking for it takes: its detail, and why. */
    input: spec.detail.extend({ reason: reasonSchema }),
    agree: (document: RequestDocument) => refusingAt(agreeCommand(declared, document), spec.taken),
  };
}

/** The operation that asks, under /api/v1 and for forms. Who asks has just proven that it is they. */
export const askProcedure = <Input extends object>(
  { ask, input }: { ask: Command<Input, Asked>; input: z.ZodType<Input> },
  { path, summary }: { path: `/${string}`; summary: string },
) =>
  reauthenticatedIdempotent
    .route({ method: "POST", path, tags: ["admin"], summary })
    .input(input)
    .output(z.object({ approvalId: z.string(), digest: z.string() }))
    .handler(async ({ input: asked, context }) =>
      resultOf(context, await ask(context.actor, context.key, asked)),
    );
