import "server-only";
import { z } from "zod";
import { resultOf, staffOnce, staffReads } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { answerCase, endCase } from "./commands/answer-case";
import { addTemplate, removeTemplate } from "./commands/templates";
import { messageView } from "./procedures";
import { Answer, ListedCaseView, MessageView, NewTemplate, SubjectView } from "./schema";
import { supportCaseFor } from "./staff-queries";

const tags = ["admin"];
const Moved = z.object({ caseId: z.string() });
const TemplateMoved = z.object({ templateId: z.string() });

export const show = staffReads("support.answer")
  .route({ method: "GET", path: "/admin/support/{id}", tags, summary: "Show a conversation with support" })
  .input(z.strictObject({ id: z.uuid() }))
  .output(
    z.object({
      id: z.uuid(),
      state: ListedCaseView.shape.state,
      subject: SubjectView,
      personId: z.uuid(),
      messages: z.array(MessageView),
      waitingSince: z.iso.datetime(),
    }),
  )
  .handler(async ({ input, context }) => {
    const found = await supportCaseFor(context.actor, input.id);
    if (!found) throw new Refusal(kernelRefusals.not_found);
    const { kind, id, reference } = found.subject;
    return {
      id: found.id,
      state: found.state,
      subject: { kind, id, reference },
      personId: found.person.id,
      messages: found.messages.map(messageView),
      waitingSince: found.waitingSince.toISOString(),
    };
  });

export const answer = staffOnce("support.answer", "d")
  .route({ method: "POST", path: "/admin/support/{id}/answer", tags, summary: "Answer a person" })
  .input(Answer)
  .output(Moved)
  .handler(async ({ input: { id, text }, context }) =>
    resultOf(context, await answerCase(context.actor, context.key, { caseId: id, text })),
  );

export const end = staffOnce("support.answer", "d")
  .route({
    method: "POST",
    path: "/admin/support/{id}/close",
    tags,
    summary: "Close an answered conversation",
  })
  .input(z.strictObject({ id: z.uuid() }))
  .output(Moved)
  .handler(async ({ input, context }) =>
    resultOf(context, await endCase(context.actor, context.key, { caseId: input.id })),
  );

export const newTemplate = staffOnce("support.template", "d")
  .route({ method: "POST", path: "/admin/support-templates", tags, summary: "Add a canned answer" })
  .input(NewTemplate)
  .output(TemplateMoved)
  .handler(async ({ input, context }) =>
    resultOf(context, await addTemplate(context.actor, context.key, input)),
  );

export const dropTemplate = staffOnce("support.template", "d")
  .route({
    method: "POST",
    path: "/admin/support-templates/{templateId}/remove",
    tags,
    summary: "Remove a canned answer",
  })
  .input(z.strictObject({ templateId: z.uuid() }))
  .output(TemplateMoved)
  .handler(async ({ input, context }) =>
    resultOf(context, await removeTemplate(context.actor, context.key, input)),
  );
