import "server-only";
import { z } from "zod";
import { text, written } from "@/lib/kernel/input/fields";
import { forStaff, resultOf, staffOnce } from "@/lib/kernel/procedure";
import { moneyView } from "@/lib/kernel/schema";
import { claimCase as claim, reassignCase as reassign, releaseCase as release } from "./commands";
import { orders, queueFor, type WaitingCase, whose } from "./list";
import { type QueueKind, queueKinds } from "./registry";
import { removeView as remove, saveView as save } from "./views";

const tags = ["admin"];
const kind = z.enum(queueKinds as [QueueKind, ...QueueKind[]]);
const isoTime = z.iso.datetime().nullable();

const CaseView = z.object({
  id: z.uuid(),
  about: z.string(),
  since: z.iso.datetime(),
  personId: z.uuid().nullable(),
  amount: z.object({ minor: z.string(), currency: z.string() }).nullable(),
  firstLookAt: isoTime,
  dueAt: isoTime,
  priority: z.number().int(),
  assignmentId: z.uuid().nullable(),
  assignedTo: z.uuid().nullable(),
});

const viewOf = (one: WaitingCase): z.infer<typeof CaseView> => ({
  id: one.id,
  about: one.about,
  since: one.since.toISOString(),
  personId: one.personId,
  amount: one.amountMinor === null || one.currency === null ? null : moneyView(one.amountMinor, one.currency),
  firstLookAt: one.lookAt?.toISOString() ?? null,
  dueAt: one.dueAt?.toISOString() ?? null,
  priority: one.priority,
  assignmentId: one.assignment?.id ?? null,
  assignedTo: one.assignment?.staffId ?? null,
});

export const showQueue = forStaff("queue.read", "r")
  .route({ method: "GET", path: "/admin/queues/{kind}", tags, summary: "Show what waits in a queue" })
  .input(z.strictObject({ kind, who: z.enum(whose).default("all"), sort: z.enum(orders).default("oldest") }))
  .output(
    z.object({
      items: z.array(CaseView),
      counts: z.record(z.enum(whose), z.number().int()),
      now: z.iso.datetime(),
    }),
  )
  .handler(async ({ input: { kind: queue, ...view }, context }) => {
    const { cases, counts, now } = await queueFor(context.actor, queue, view);
    return { items: cases.map(viewOf), counts, now: now.toISOString() };
  });

const theCase = { kind, subjectId: z.uuid() };
const Assigned = z.object({ assignmentId: z.string() });

export const claimCase = staffOnce("queue.read", "r")
  .route({ method: "POST", path: "/admin/assignments", tags, summary: "Claim a case of a queue" })
  .input(z.strictObject(theCase))
  .output(Assigned)
  .handler(async ({ input, context }) => resultOf(context, await claim(context.actor, context.key, input)));

export const reassignCase = staffOnce("queue.read", "r")
  .route({
    method: "POST",
    path: "/admin/assignments/reassign",
    tags,
    summary: "Give a case of a queue to a colleague",
  })
  .input(z.strictObject({ ...theCase, staffId: z.uuid("Choose a colleague.") }))
  .output(Assigned)
  .handler(async ({ input, context }) =>
    resultOf(context, await reassign(context.actor, context.key, input)),
  );

export const releaseCase = staffOnce("queue.read", "r")
  .route({
    method: "POST",
    path: "/admin/assignments/{assignmentId}/release",
    tags,
    summary: "Return a case to its queue",
  })
  .input(z.strictObject({ assignmentId: z.uuid() }))
  .output(Assigned)
  .handler(async ({ input, context }) => resultOf(context, await release(context.actor, context.key, input)));

const Saved = z.object({ viewId: z.string(), kind });

export const SaveView = z.strictObject({
  name: written("Give the view a name.").max(60, "Use 60 characters or fewer."),
  kind,
  query: text()
    .max(200)
    .regex(/^([a-z]+=[a-z]+(&[a-z]+=[a-z]+)*)?$/, "This is no view of a queue."),
  isShared: z.boolean(),
});

export const saveView = staffOnce("queue.read", "r")
  .route({ method: "POST", path: "/admin/views", tags, summary: "Save a view of a queue" })
  .input(SaveView)
  .output(Saved)
  .handler(async ({ input, context }) => resultOf(context, await save(context.actor, context.key, input)));

export const removeView = staffOnce("queue.read", "r")
  .route({ method: "POST", path: "/admin/views/{viewId}/remove", tags, summary: "Remove a view of yours" })
  .input(z.strictObject({ viewId: z.uuid() }))
  .output(Saved)
  .handler(async ({ input, context }) => resultOf(context, await remove(context.actor, context.key, input)));
