import "server-only";
import { z } from "zod";
import { pageSchema, typedWhole } from "@/lib/kernel/input/fields";
import { evenBlocked, evenBlockedOnce, resultOf } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { openCase } from "./commands/open-case";
import { closeCase, rateCase, writeInCase } from "./commands/own-case";
import { type ListedCase, ownCase, ownCases } from "./queries";
import type { SupportMessage } from "./rows";
import { ListedCaseView, MessageView, message, OpenCase, Rating, SubjectView } from "./schema";
import { isNamed } from "./subjects";
import type { Subject } from "./words";

const Id = z.strictObject({ id: z.uuid() });
const Moved = z.object({ caseId: z.string() });
const tags = ["support"];

const subjectView = ({ kind, id, reference }: Subject): z.infer<typeof SubjectView> => ({
  kind,
  id,
  reference,
});

const listedView = ({ subject, lastAt, ...row }: ListedCase): z.infer<typeof ListedCaseView> => ({
  ...row,
  subject: subjectView(subject),
  lastAt: lastAt.toISOString(),
});

export const messageView = ({ createdAt, ...row }: SupportMessage): z.infer<typeof MessageView> => ({
  ...row,
  createdAt: createdAt.toISOString(),
});

export const list = evenBlocked
  .route({ method: "GET", path: "/support", tags, summary: "List your conversations with support" })
  .input(pageSchema)
  .output(z.object({ items: z.array(ListedCaseView), nextCursor: z.string().nullable() }))
  .handler(async ({ input, context }) => {
    const { items, nextCursor } = await ownCases(context.actor, input);
    return { items: items.map(listedView), nextCursor };
  });

export const open = evenBlockedOnce
  .route({ method: "POST", path: "/support", tags, successStatus: 201, summary: "Write to support" })
  .input(OpenCase)
  .output(z.object({ caseId: z.string(), dueAt: z.iso.datetime() }))
  .handler(async ({ input: { about, subjectId = null, text }, context }) => {
    const given = { about, subjectId: isNamed(about) ? subjectId : null, text };
    return resultOf(context, await openCase(context.actor, context.key, given));
  });

async function mustFind(by: { id: string }, id: string) {
  const found = await ownCase(by, id);
  if (!found) throw new Refusal(kernelRefusals.not_found);
  return found;
}

export const get = evenBlocked
  .route({ method: "GET", path: "/support/{id}", tags, summary: "Get a conversation with support" })
  .input(Id)
  .output(
    z.object({
      id: z.uuid(),
      state: ListedCaseView.shape.state,
      subject: SubjectView,
      phrase: z.string(),
      messages: z.number().int(),
      dueAt: z.iso.datetime().nullable(),
      closedAt: z.iso.datetime().nullable(),
      canReopen: z.boolean(),
      isGood: z.boolean().nullable(),
    }),
  )
  .handler(async ({ input, context }) => {
    const found = await mustFind(context.actor, input.id);
    const { id, state, phrase, canReopen, isGood } = found;
    return {
      id,
      state,
      phrase,
      canReopen,
      isGood,
      subject: subjectView(found.subject),
      messages: found.messages.length,
      dueAt: found.dueAt?.toISOString() ?? null,
      closedAt: found.closedAt?.toISOString() ?? null,
    };
  });

export const messages = evenBlocked
  .route({ method: "GET", path: "/support/{id}/messages", tags, summary: "List a conversation’s messages" })
  .input(z.strictObject({ id: z.uuid(), after: typedWhole().default(0) }))
  .output(z.object({ items: z.array(MessageView) }))
  .handler(async ({ input, context }) => {
    const found = await mustFind(context.actor, input.id);
    return { items: found.messages.filter(({ sequence }) => sequence > input.after).map(messageView) };
  });

export const write = evenBlockedOnce
  .route({
    method: "POST",
    path: "/support/{id}/messages",
    tags,
    successStatus: 201,
    summary: "Write in a conversation with support",
  })
  .input(z.strictObject({ id: z.uuid(), text: message }))
  .output(Moved)
  .handler(async ({ input: { id, text }, context }) =>
    resultOf(context, await writeInCase(context.actor, context.key, { caseId: id, text })),
  );

export const close = evenBlockedOnce
  .route({ method: "POST", path: "/support/{id}/close", tags, summary: "Close a conversation with support" })
  .input(Id)
  .output(Moved)
  .handler(async ({ input, context }) =>
    resultOf(context, await closeCase(context.actor, context.key, { caseId: input.id })),
  );

export const rate = evenBlockedOnce
  .route({ method: "POST", path: "/support/{id}/rating", tags, summary: "Rate a conversation with support" })
  .input(Rating)
  .output(Moved)
  .handler(async ({ input: { id, rating, words }, context }) => {
    const given = { caseId: id, isGood: rating === "good", ...(words && { words }) };
    return resultOf(context, await rateCase(context.actor, context.key, given));
  });
