import "server-only";
import { z } from "zod";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { newId } from "@/lib/kernel/ids";
import { written } from "@/lib/kernel/input/fields";
import { forAnyone, reauthenticatedStaff, resultOf } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { blockReason } from "../restrictions/schema";
import * as commands from "./commands";

/** For a blocked person, who is nobody to every other operation. */
export const appeal = forAnyone
  .route({ method: "POST", path: "/me/appeals", successStatus: 201, summary: "Appeal against your block" })
  .input(
    z.strictObject({
      text: written("Write in a sentence or two why the block is wrong.", 10).max(
        2_000,
        "Use 2,000 characters or fewer.",
      ),
    }),
  )
  .output(z.object({ appealId: z.string(), dueAt: z.iso.datetime() }))
  .handler(async ({ input, context }) => {
    const id = await context.blockedUser?.();
    if (id === undefined) throw new Refusal(kernelRefusals.not_found);
    return resultOf(context, await commands.appealBlock({ id, roles: [] }, newId(), input));
  });

const Answer = z.strictObject({ id: z.uuid(), reason: blockReason });
const Decline = Answer.extend({ reasonCode: reasonCodeOf("decline_appeal") });
const Grant = Answer.extend({ reasonCode: reasonCodeOf("lift") });
const about = z.object({ userId: z.uuid() });
const tags = ["admin"];

export const declineAppeal = reauthenticatedStaff("person.unblock")
  .route({ method: "POST", path: "/admin/appeals/{id}/decline", tags, summary: "Decline an appeal" })
  .input(Decline)
  .output(about)
  .handler(async ({ input, context }) =>
    resultOf(context, await commands.declineAppeal(context.actor, context.key, input)),
  );

export const grantAppeal = reauthenticatedStaff("person.unblock")
  .route({ method: "POST", path: "/admin/appeals/{id}/grant", tags, summary: "Unblock a person who appeals" })
  .input(Grant)
  .output(about)
  .handler(async ({ input, context }) =>
    resultOf(context, await commands.grantAppeal(context.actor, context.key, input)),
  );

export const appealProcedures = { appeal, declineAppeal, grantAppeal };
