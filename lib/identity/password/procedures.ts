import "server-only";
import { z } from "zod";
import { text } from "@/lib/kernel/input/fields";
import { forAnyone, reauthenticated } from "@/lib/kernel/procedure";
import { invariant } from "@/lib/kernel/refusal";
import { identifierSchema, newPasswordSchema, tokenSchema } from "../schema";
import { changePassword as change } from "./change-password";
import { requestReset } from "./request-reset";
import { resetPassword as reset } from "./reset-password";

const nothing = z.void();

/** Responds the same whether or not the account exists. */
export const askReset = forAnyone
  .route({
    method: "POST",
    path: "/auth/password/forgot",
    successStatus: 202,
    summary: "Request a password reset link",
  })
  .input(z.strictObject({ identifier: identifierSchema }))
  .output(nothing)
  .handler(({ input, context }) => requestReset(input, context));

export const resetPassword = forAnyone
  .route({
    method: "POST",
    path: "/auth/password/reset",
    successStatus: 204,
    summary: "Reset your password",
  })
  .input(z.strictObject({ token: tokenSchema, password: newPasswordSchema }))
  .output(nothing)
  .handler(({ input, context }) => reset(input, context));

export const changePassword = reauthenticated
  .route({ method: "POST", path: "/me/password", successStatus: 204, summary: "Change password" })
  .input(
    z.strictObject({
      currentPassword: text().max(1_000).optional(),
      password: newPasswordSchema,
      endOthers: z.boolean().default(true),
    }),
  )
  .output(nothing)
  .handler(({ input, context }) => {
    const { session, actor } = context;
    invariant(session, "a reauthenticated user has a session");
    return change(actor, input, { ...context, sessionId: session.id });
  });

export const passwordProcedures = { askReset, resetPassword, changePassword };
