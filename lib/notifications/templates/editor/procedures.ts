import "server-only";
import { z } from "zod";
import { aloneOrRequested } from "@/lib/kernel/approvals/approvable";
import { reauthenticatedStaff, resultOf, staffOnce, staffReads } from "@/lib/kernel/procedure";
import { limit } from "@/lib/kernel/rate-limit";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { families } from "../../kinds";
import { templatesForStaff } from "../preview/queries";
import { discardTemplate, writeTemplate } from "./commands";
import { publishByTwo, publishTemplate, retireTemplate } from "./publish";
import { editTemplate } from "./queries";
import {
  MoveTemplate,
  OneTemplate,
  SendTemplate,
  templateKey,
  templateLanguage,
  WriteTemplate,
} from "./schema";
import { sendSample } from "./send";

const tags = ["admin"];
/** A text message costs money. */
const samples = { name: "samples of notices by member of staff", max: 30, minutes: 60 };
const Moved = z.object({ templateId: z.uuid() });
const Parts = z.object({
  title: z.string(),
  body: z.string(),
  push: z.string(),
  text: z.string().optional(),
  button: z.string(),
});
const State = z.enum(["DRAFT", "LIVE", "RETIRED"]);

export const listTemplates = staffReads("template.publish")
  .route({ method: "GET", path: "/admin/templates", tags, summary: "List the words of notices" })
  .output(
    z.object({
      items: z.array(
        z.object({
          key: templateKey,
          family: z.enum(Object.keys(families) as (keyof typeof families)[]),
          title: z.string(),
          missing: z.array(templateLanguage),
          live: z.array(templateLanguage),
          drafts: z.array(templateLanguage),
        }),
      ),
    }),
  )
  .handler(async ({ context }) => {
    const all = await templatesForStaff(context.actor);
    const items = all.flatMap(({ templates }) =>
      templates.map(({ key, family, title, missing, live, drafts }) => ({
        key,
        family,
        title,
        missing,
        live,
        drafts,
      })),
    );
    return { items };
  });

export const showTemplate = staffReads("template.publish")
  .route({
    method: "GET",
    path: "/admin/templates/{key}/{language}",
    tags,
    summary: "Show the words of a notice in a language",
  })
  .input(z.strictObject({ key: templateKey, language: templateLanguage }))
  .output(
    z.object({
      base: Parts,
      needsTwo: z.boolean(),
      versions: z.array(
        z.object({
          id: z.uuid(),
          number: z.number().int(),
          state: State,
          parts: Parts,
          by: z.string().nullable(),
          createdAt: z.iso.datetime(),
          liveAt: z.iso.datetime().nullable(),
          endedAt: z.iso.datetime().nullable(),
        }),
      ),
    }),
  )
  .handler(async ({ input, context }) => {
    const found = await editTemplate(context.actor, input.key, input.language);
    if (!found) throw new Refusal(kernelRefusals.not_found);
    const { base, needsTwo, versions } = found;
    return {
      base,
      needsTwo,
      versions: versions.map(({ id, number, state, parts, byName, createdAt, liveAt, endedAt }) => ({
        id,
        number,
        state,
        parts,
        by: byName,
        createdAt: createdAt.toISOString(),
        liveAt: liveAt?.toISOString() ?? null,
        endedAt: endedAt?.toISOString() ?? null,
      })),
    };
  });

export const write = staffOnce("template.publish", "da")
  .route({ method: "POST", path: "/admin/templates", tags, summary: "Save a draft of a notice’s words" })
  .input(WriteTemplate)
  .output(Moved)
  .handler(async ({ input, context }) =>
    resultOf(context, await writeTemplate(context.actor, context.key, input)),
  );

export const discard = staffOnce("template.publish", "da")
  .route({ method: "POST", path: "/admin/templates/{templateId}/discard", tags, summary: "Discard a draft" })
  .input(OneTemplate)
  .output(Moved)
  .handler(async ({ input, context }) =>
    resultOf(context, await discardTemplate(context.actor, context.key, input)),
  );

/** Publishes at once where one person may, and requests it otherwise. */
export const publish = reauthenticatedStaff("template.publish", "da")
  .route({ method: "POST", path: "/admin/templates/{templateId}/publish", tags, summary: "Publish a draft" })
  .input(MoveTemplate)
  .output(z.object({ templateId: z.uuid(), approvalId: z.uuid().optional() }))
  .handler(async ({ input, context }) => {
    const { actor, key } = context;
    const done = resultOf(
      context,
      await aloneOrRequested(actor, key, input, { alone: publishTemplate, byTwo: publishByTwo }),
    );
    return {
      templateId: input.templateId,
      ...("approvalId" in done && { approvalId: done.approvalId }),
    };
  });

export const retire = reauthenticatedStaff("template.publish", "d")
  .route({
    method: "POST",
    path: "/admin/templates/{templateId}/retire",
    tags,
    summary: "Go back to the product’s words",
  })
  .input(MoveTemplate)
  .output(Moved)
  .handler(async ({ input, context }) =>
    resultOf(context, await retireTemplate(context.actor, context.key, input)),
  );

export const send = staffOnce("template.publish", "da")
  .route({ method: "POST", path: "/admin/templates/sample", tags, summary: "Send yourself a notice" })
  .input(SendTemplate)
  .output(z.object({ channel: SendTemplate.shape.channel }))
  .handler(async ({ input, context }) => {
    await limit(samples, context.actor.id);
    return resultOf(context, await sendSample(context.actor, context.key, input));
  });

/** What staff read of the words of notices, and write. */
export const templateProcedures = {
  listTemplates,
  showTemplate,
  writeTemplate: write,
  discardTemplate: discard,
  publishTemplate: publish,
  retireTemplate: retire,
  sendTemplate: send,
};
