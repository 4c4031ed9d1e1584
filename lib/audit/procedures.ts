import "server-only";
import { z } from "zod";
import { text } from "@/lib/kernel/input/fields";
import { forSignedIn, staffReads } from "@/lib/kernel/procedure";
import { accessesTo } from "./access-log";
import { auditFor } from "./queries";

export const readAudit = staffReads("approval.read")
  .route({ method: "GET", path: "/admin/audit", tags: ["admin"], summary: "Read the audit log" })
  .input(
    z.strictObject({
      actor: z.uuid().optional(),
      act: text().max(80).optional(),
      subject: text().max(80).optional(),
      before: text()
        .regex(/^\d{1,18}$/)
        .optional(),
    }),
  )
  .output(
    z.object({
      lines: z.array(
        z.object({
          id: z.string(),
          at: z.date(),
          act: z.string(),
          actorId: z.string(),
          actorName: z.string().nullable(),
          subjectKind: z.string(),
          subjectId: z.string(),
          reason: z.string().nullable(),
          detail: z.looseObject({}).nullable(),
          postingId: z.string().nullable(),
        }),
      ),
      next: z.string().nullable(),
      readsAll: z.boolean(),
    }),
  )
  .handler(({ input, context }) => auditFor(context.actor, input));

export const myAccessLog = forSignedIn
  .route({ method: "GET", path: "/me/access-log", summary: "Who of our staff looked at my account" })
  .output(
    z.object({
      items: z.array(
        z.object({
          id: z.string(),
          roles: z.array(z.string()),
          what: z.string(),
          reason: z.string().nullable(),
          at: z.date(),
        }),
      ),
    }),
  )
  .handler(async ({ context }) => ({ items: await accessesTo(context.actor) }));
