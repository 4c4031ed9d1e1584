import "server-only";
import { z } from "zod";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { written } from "@/lib/kernel/input/fields";
import { reauthenticatedStaff, resultOf, staffOnce } from "@/lib/kernel/procedure";
import { unmask, writeNote } from "./commands";

const tags = ["admin"];

export const notePerson = staffOnce("person.note")
  .route({
    method: "POST",
    path: "/admin/people/{userId}/notes",
    tags,
    summary: "Write a note about a person",
  })
  .input(
    z.strictObject({
      userId: z.uuid(),
      text: written("Write a note.").max(2_000, "Use 2,000 characters or fewer."),
    }),
  )
  .output(z.object({ noteId: z.string() }))
  .handler(async ({ input, context }) =>
    resultOf(context, await writeNote(context.actor, context.key, input)),
  );

const look = { userId: z.uuid(), reason: reasonSchema, reasonCode: reasonCodeOf("look") };

export const unmaskPerson = reauthenticatedStaff("person.unmask_contact")
  .route({
    method: "POST",
    path: "/admin/people/{userId}/unmask",
    tags,
    summary: "See a contact detail of a person for ten minutes",
  })
  .input(z.strictObject({ ...look, field: z.enum(["email", "phone"]) }))
  .output(z.object({ userId: z.string() }))
  .handler(async ({ input, context }) => resultOf(context, await unmask(context.actor, context.key, input)));

export const unmaskAccount = reauthenticatedStaff("person.unmask_account")
  .route({
    method: "POST",
    path: "/admin/people/{userId}/unmask-account",
    tags,
    summary: "See the number of a bank account for ten minutes",
  })
  .input(z.strictObject({ ...look, field: z.enum(["bank_account", "sender_account"]), subjectId: z.uuid() }))
  .output(z.object({ userId: z.string() }))
  .handler(async ({ input, context }) => resultOf(context, await unmask(context.actor, context.key, input)));
