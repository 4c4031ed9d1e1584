import "server-only";
import { z } from "zod";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { reauthenticatedStaff, resultOf } from "@/lib/kernel/procedure";
import { observe } from "./observe";

export const observePerson = reauthenticatedStaff("person.view_as")
  .route({
    method: "POST",
    path: "/admin/people/{userId}/observe",
    tags: ["admin"],
    summary: "View a person’s pages as they see them",
  })
  .input(z.strictObject({ userId: z.uuid(), reason: reasonSchema, reasonCode: reasonCodeOf("look") }))
  .output(z.object({ observationId: z.string() }))
  .handler(async ({ input, context }) => resultOf(context, await observe(context.actor, context.key, input)));
