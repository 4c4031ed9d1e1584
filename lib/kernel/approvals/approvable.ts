import "server-only";
import { z } from "zod";
import { type Actor, type Answer, actUnder, type Command } from "../command";
import type { Permission } from "../permissions";
import { reauthenticatedStaff, resultOf } from "../procedure";
import { Refusal } from "../refusal";
import { agreeCommand } from "./agree";
import type { RequestDocument } from "./document";
import { reasonSchema } from "./reason";
import { reasonCodeOf } from "./reason-codes";
import { requestCommand } from "./request";
import type { PasskeyAssertion } from "./signature";
import { type AnySpec, type ApprovableSpec, type RequestReceipt, refusingAt, type Why } from "./spec";

/**
 * Declares an act that needs two people. The first requests it, with the effect computed by `run`; the second approves it, and
 * it is performed in the same commit if its effect is unchanged.
 * `request` is refused with not_found, own_gain, already_asked and the refusals of the act; `agree` with not_found,
 * needs_another, own_gain, request_over, request_expired, digest_differs and the refusals of the act.
 */
export function approvable<Shape extends z.ZodRawShape, Facts extends object>(
  spec: ApprovableSpec<Shape, Facts>,
) {
  const declared = spec as unknown as AnySpec;
  const request = requestCommand(declared) as Command<z.output<z.ZodObject<Shape>> & Why, RequestReceipt>;
  return {
    act: spec.act,
    /** The act of `request`. */
    requestAct: `${spec.act}.ask`,
    request,
    /** Input of `request`. */
    input: spec.detail.extend({ reason: reasonSchema, reasonCode: reasonCodeOf(spec.act) }),
    agree: (document: RequestDocument, assertion?: PasskeyAssertion) =>
      refusingAt(agreeCommand(declared, document, assertion), spec.taken),
  };
}

interface Requestable<Input> {
  requestAct: string;
  request: Command<Input, RequestReceipt>;
}

/**
 * Does an act alone where one person may, and requests it where `alone` is refused with needs_two. A key that has requested it answers
 * as it did, whatever has become of the request since.
 */
export async function aloneOrRequested<Input, Result extends object>(
  by: Actor,
  key: string,
  input: Input,
  { alone, byTwo }: { alone: Command<Input, Result>; byTwo: Requestable<Input> },
): Promise<Answer<Result | RequestReceipt>> {
  if ((await actUnder(by, key)) === byTwo.requestAct) return byTwo.request(by, key, input);
  try {
    return await alone(by, key, input);
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== "needs_two") throw error;
  }
  return byTwo.request(by, key, input);
}

/**
 * The operation that requests an act, for /api/v1 and forms, open to those who hold a permission that lets them. Requires recent
 * reauthentication.
 */
export const requestProcedure = <Input extends object>(
  { request, input }: { request: Command<Input, RequestReceipt>; input: z.ZodType<Input> },
  {
    path,
    summary,
    needs,
    tags = ["admin"],
    successStatus,
  }: {
    path: `/${string}`;
    summary: string;
    needs: Permission | readonly Permission[];
    tags?: string[];
    successStatus?: number;
  },
) =>
  reauthenticatedStaff(needs, "a")
    .route({ method: "POST", path, tags, summary, ...(successStatus && { successStatus }) })
    .input(input)
    .output(z.object({ approvalId: z.string(), digest: z.string() }))
    .handler(async ({ input: detail, context }) =>
      resultOf(context, await request(context.actor, context.key, detail)),
    );
