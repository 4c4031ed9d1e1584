import { z } from "zod";
import { text, typedMoment, written } from "@/lib/kernel/input/fields";
import { audiences, BANNER_LENGTH, type Language, languages, placements } from "./banners";

const keysOf = <Key extends string>(names: Record<Key, string>) => Object.keys(names) as [Key, ...Key[]];

const body = written("Write what readers should know.").max(BANNER_LENGTH, "At most 200 letters.");

export const PublishBanner = z.strictObject({
  placement: z.enum(keysOf(placements)),
  audience: z.enum(keysOf(audiences)),
  bodies: z.strictObject({
    en: body,
    pcm: body.optional(),
    ha: body.optional(),
    yo: body.optional(),
    ig: body.optional(),
  }),
  /** Null means now. */
  startsAt: typedMoment().nullable(),
  endsAt: typedMoment(),
});

const lagosMoment = text()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "Choose a day and a time.")
  .transform((given) => `${given}:00+01:00`);
const optionalBody = z.union([z.literal("").transform(() => undefined), body]);
const others = keysOf(languages).filter((language): language is Exclude<Language, "en"> => language !== "en");

/** The same from a form: a text by language, and times in Lagos. */
export const PublishBannerForm = z
  .object({
    placement: PublishBanner.shape.placement,
    audience: PublishBanner.shape.audience,
    en: body,
    ...(Object.fromEntries(others.map((language) => [language, optionalBody.optional()])) as Record<
      (typeof others)[number],
      z.ZodOptional<typeof optionalBody>
    >),
    startsAt: z.union([z.literal("").transform(() => null), lagosMoment]).default(null),
    endsAt: lagosMoment,
  })
  .transform(({ placement, audience, startsAt, endsAt, ...bodies }) => ({
    placement,
    audience,
    startsAt,
    endsAt,
    bodies: Object.fromEntries(Object.entries(bodies).filter(([, given]) => given !== undefined)) as z.output<
      typeof PublishBanner
    >["bodies"],
  }));
