import { z } from "zod";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { written } from "@/lib/kernel/input/fields";
import { type Channel, channels, kindOf, modeOf, type NoticeKey, noticeKeys } from "../../kinds";
import { builtInParts } from "../built-in";
import { type Language, languages, type TemplateParts } from "../parts";
import { PART_LIMITS, type Problem } from "./check";
import { problemsWith, problemWords } from "./problems";

export const templateKey = z.enum(noticeKeys);
export const templateLanguage = z.enum(Object.keys(languages) as [Language, ...Language[]]);
const channel = z.enum(Object.keys(channels) as [Channel, ...Channel[]], { error: "Choose how." });

/** What staff work in is English. */
export const isWritable = (key: NoticeKey, language: Language): boolean =>
  language === "en" || kindOf(key).family !== "staff";

/** Whether a kind says something in text messages of its own. */
export const hasText = (key: NoticeKey): boolean => modeOf(key, "TEXT") === "always";

/** What keeps these words of a kind from being saved. */
export const templateProblems = (key: NoticeKey, language: Language, parts: TemplateParts): Problem[] =>
  problemsWith(key, builtInParts(key, language), parts);

/** A line break is one letter, whatever a browser sends for it. */
const part = (name: keyof typeof PART_LIMITS) =>
  written("Write something here.")
    .max(PART_LIMITS[name] * 2, `Use ${PART_LIMITS[name]} characters or fewer.`)
    .overwrite((text) => text.replaceAll("\r\n", "\n"));

const PartsShape = {
  title: part("title"),
  body: part("body"),
  push: part("push"),
  text: part("text").optional(),
  button: part("button"),
};

type Given = z.output<z.ZodObject<typeof PartsShape>>;
type Context = Pick<z.core.$RefinementCtx, "addIssue">;

/** Adds an issue for all that keeps these words from being saved, at their fields. */
function mustFit(
  key: NoticeKey,
  language: Language,
  given: Given,
  context: Context,
  at: string[] = [],
): void {
  const issue = (name: string, message: string) =>
    context.addIssue({ code: "custom", path: [...at, name], message });
  if (!isWritable(key, language)) issue("title", "Staff work in English.");
  if (hasText(key) !== (given.text !== undefined))
    issue("text", hasText(key) ? "Write something here." : "This notice is not texted.");
  for (const problem of templateProblems(key, language, partsOf(given)))
    issue(problem.part, problemWords(problem));
}

/** Words to be saved as a draft. `over` is the draft that they were written over: null where there was none. */
export const WriteTemplate = z
  .strictObject({
    key: templateKey,
    language: templateLanguage,
    over: z.uuid().nullable(),
    parts: z.strictObject(PartsShape),
  })
  .superRefine(({ key, language, parts }, context) => mustFit(key, language, parts, context, ["parts"]));
export type WriteTemplate = z.output<typeof WriteTemplate>;

/** The same from a form, whose own key is that of its sending. */
export const WriteTemplateForm = z
  .object({
    ...PartsShape,
    notice: templateKey,
    language: templateLanguage,
    over: z.union([z.literal(""), z.uuid()]),
  })
  .superRefine(({ notice, language, over: _over, ...parts }, context) =>
    mustFit(notice, language, parts, context),
  )
  .transform(({ notice, language, over, ...parts }) => ({
    key: notice,
    language,
    over: over || null,
    parts: partsOf(parts),
  }));

/** The parts alone, in their order. */
export const partsOf = ({ title, body, push, text, button }: Given): TemplateParts => ({
  title,
  body,
  push,
  ...(text !== undefined && { text }),
  button,
});

export const OneTemplate = z.strictObject({ templateId: z.uuid() });
const why = { reason: reasonSchema, reasonCode: reasonCodeOf("template.publish") };

/** What begins or ends to be in force, and why. */
export const MoveTemplate = OneTemplate.extend(why);
/** A notice with sample facts, to whom asks for it; without `templateId` in the product’s words. */
export const SendTemplate = z.strictObject({
  key: templateKey,
  language: templateLanguage,
  templateId: z.uuid().optional(),
  channel,
});
/** The same from a form, where no template is an empty text. */
export const SendTemplateForm = z
  .object({
    notice: templateKey,
    language: templateLanguage,
    templateId: z.union([z.literal(""), z.uuid()]),
    channel,
  })
  .transform(({ notice, templateId, ...rest }) => ({
    ...rest,
    key: notice,
    ...(templateId && { templateId }),
  }));
