import "server-only";
import { z } from "zod";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { type Permission, permissions } from "@/lib/kernel/permissions";
import { reauthenticatedStaff, resultOf } from "@/lib/kernel/procedure";
import { ratify, takePermission } from "./commands";

const names = Object.keys(permissions) as [Permission, ...Permission[]];
const tags = ["admin"];
const Taken = z.object({ breakGlassId: z.string() });

export const takePermissionNow = reauthenticatedStaff("approval.read", "r")
  .route({ method: "POST", path: "/admin/break-glass", tags, summary: "Take a permission in an emergency" })
  .input(
    z.strictObject({
      permission: z.enum(names),
      reason: reasonSchema,
      reasonCode: reasonCodeOf("take_permission"),
    }),
  )
  .output(Taken)
  .handler(async ({ input, context }) =>
    resultOf(context, await takePermission(context.actor, context.key, input)),
  );

export const ratifyTaken = reauthenticatedStaff("break_glass.ratify")
  .route({
    method: "POST",
    path: "/admin/break-glass/{id}/ratify",
    tags,
    summary: "Ratify a permission that was taken",
  })
  .input(z.strictObject({ id: z.uuid() }))
  .output(Taken)
  .handler(async ({ input, context }) => resultOf(context, await ratify(context.actor, context.key, input)));
