import "server-only";
import { z } from "zod";
import { requestProcedure } from "@/lib/kernel/approvals/approvable";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { typedMoment, written } from "@/lib/kernel/input/fields";
import { reauthenticatedOnce, reauthenticatedStaff, resultOf } from "@/lib/kernel/procedure";
import { blockLonger } from "./commands/block-longer";
import { resumeAccount as resume } from "./commands/brake";
import { liftRestriction as lift } from "./commands/lift-restriction";
import { restrictPerson as restrict } from "./commands/restrict-person";
import { restrictionKinds } from "./kinds";
import { blockReason } from "./schema";

const tags = ["admin"];
const about = z.object({ userId: z.uuid() });

export const restrictPerson = reauthenticatedStaff(["person.block", "person.freeze"], "d")
  .route({
    method: "POST",
    path: "/admin/people/{userId}/restrictions",
    tags,
    summary: "Restrict a person",
  })
  .input(
    z.strictObject({
      userId: z.uuid(),
      kind: z.enum(restrictionKinds),
      /** Shown to the user. */
      reason: blockReason,
      reasonCode: reasonCodeOf("restrict"),
      /** For staff only. */
      note: written("Write a note, or leave it out.").max(2_000).optional(),
      /** Absent means until it is lifted. */
      until: typedMoment().optional(),
    }),
  )
  .output(about)
  .handler(async ({ input: { until, ...wanted }, context }) =>
    resultOf(
      context,
      await restrict(context.actor, context.key, { ...wanted, until: until ? new Date(until) : null }),
    ),
  );

export const liftRestriction = reauthenticatedStaff(["person.unblock", "person.unfreeze"])
  .route({
    method: "POST",
    path: "/admin/restrictions/{restrictionId}/lift",
    tags,
    summary: "Lift a restriction",
  })
  .input(z.strictObject({ restrictionId: z.uuid(), reason: blockReason, reasonCode: reasonCodeOf("lift") }))
  .output(about)
  .handler(async ({ input, context }) => resultOf(context, await lift(context.actor, context.key, input)));

/** What the person paused by text; other restrictions stay. */
export const resumeAccount = reauthenticatedOnce
  .route({ method: "POST", path: "/me/resume", summary: "Lift your pause by text" })
  .input(z.strictObject({}).optional())
  .output(about)
  .handler(async ({ context }) => resultOf(context, await resume(context.actor, context.key, {})));

const requestBlock = requestProcedure(blockLonger, {
  path: "/admin/people/{userId}/block",
  summary: "Request a block of more than 30 days",
  needs: "person.block",
});

export const restrictionProcedures = { restrictPerson, liftRestriction, resumeAccount, requestBlock };
