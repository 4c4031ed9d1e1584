import "server-only";
import { z } from "zod";
import { requestProcedure } from "@/lib/kernel/approvals/approvable";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { reauthenticatedStaff, resultOf } from "@/lib/kernel/procedure";
import { endRole as end } from "./end-role";
import { grantRole } from "./grant-role";

export const requestRole = requestProcedure(grantRole, {
  path: "/admin/roles",
  summary: "Request a role for a person",
  needs: "role.grant",
});

export const endRole = reauthenticatedStaff("role.revoke")
  .route({ method: "POST", path: "/admin/roles/{grantId}/end", tags: ["admin"], summary: "End a role" })
  .input(z.strictObject({ grantId: z.uuid(), reason: reasonSchema, reasonCode: reasonCodeOf("end_role") }))
  .output(z.object({ userId: z.string() }))
  .handler(async ({ input, context }) => resultOf(context, await end(context.actor, context.key, input)));
