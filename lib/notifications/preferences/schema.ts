import { z } from "zod";
import { INT4_MAX, text } from "@/lib/kernel/input/fields";
import { type Language, languages } from "../templates/parts";
import { allChannels, allFamilies, type Choices, type Digest, digests } from "./choices";

const clock = text().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Choose a time, such as 22:00.");
export const languageSchema = z.enum(Object.keys(languages) as Language[]);
export const digestSchema = z.enum(Object.keys(digests) as Digest[]);
export const quietHoursSchema = z.strictObject({ from: clock, until: clock }).nullable();
export const familySchema = z.enum(allFamilies);
const version = z.int().min(1).max(INT4_MAX);

export const ChangePreferences = z.strictObject({
  version,
  language: languageSchema.optional(),
  quietHours: quietHoursSchema.optional(),
  digest: digestSchema.optional(),
  pushDetails: z.boolean().optional(),
  choices: z.partialRecord(familySchema, z.partialRecord(z.enum(allChannels), z.boolean())).optional(),
});

/** The name of the box of a family and a channel, which is sent as 'yes' if it is ticked. */
export const boxOf = (family: string, channel: string): string => `${family}.${channel}`;

const ticked = text().optional();

/** The settings page's form: `boxes` names the boxes that the page has, as one that is not ticked is not sent. */
export const PreferencesForm = z
  .looseObject({
    version: z.coerce.number().pipe(version),
    language: languageSchema,
    never: ticked,
    from: clock,
    until: clock,
    digest: digestSchema,
    details: ticked,
    boxes: text(),
  })
  .transform(({ version: read, language, never, from, until, digest, details, boxes, ...fields }) => ({
    version: read,
    language,
    quietHours: never ? null : { from, until },
    digest,
    pushDetails: details !== undefined,
    choices: choicesIn(boxes.split(" "), fields),
  }));

function choicesIn(boxes: readonly string[], fields: Record<string, unknown>): Choices {
  const families = allFamilies.map((family) => {
    const shown = allChannels.filter((channel) => boxes.includes(boxOf(family, channel)));
    const chosen = shown.map((channel) => [channel, fields[boxOf(family, channel)] === "yes"]);
    return [family, Object.fromEntries(chosen)] as const;
  });
  return Object.fromEntries(families.filter(([, chosen]) => Object.keys(chosen).length > 0));
}
