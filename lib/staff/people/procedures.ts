import "server-only";
import { z } from "zod";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
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

export const unmaskPerson = reauthenticatedStaff("person.unmask_contact")
  .route({
    method: "POST",
    path: "/admin/people/{userId}/unmask",
    tags,
    summary: "See a contact detail of a person for ten minutes",
  })
  .input(z.strictObject({ userId: z.uuid(), field: z.enum(["email", "phone"]), reason: reasonSchema }))
  .output(z.object({ userId: z.string() }))
  .handler(async ({ input, context }) => resultOf(context, await unmask(context.actor, context.key, input)));
