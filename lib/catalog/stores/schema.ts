import { z } from "zod";
import { text, typed, written } from "@/lib/kernel/input/fields";
import { plain } from "@/lib/kernel/input/marks";
import { contactIn } from "../contact";
import { ABOUT_LENGTH, HANDLE_LENGTH, NAME_LENGTH, POLICIES_LENGTH } from "./limits";

/** Places of ours, and names that would pass for us. */
const reserved = new Set(
  "about account accounts admin administrator api app auth billing blog buy cart categories category checkout contact crypto deals escrow edit faq finance fraud goods help home inbox info legal listing listings login market me media mine moderator naira new news null official offer offers order orders pay payment payments people police privacy root safety sales search secure security sell seller settings shop signin signup staff status store stores support system team terms test trade trades trust undefined verified verify wallet webmaster www".split(
    " ",
  ),
);

/** What is wrong with a handle beyond its letters; undefined if nothing is. */
export function handleProblem(handle: string): string | undefined {
  const parts = handle.split("-");
  if (
    parts.includes("amana") ||
    handle.startsWith("amana") ||
    reserved.has(handle) ||
    reserved.has(parts.join(""))
  )
    return "This one is kept for Amana. Choose another.";
  if (handle.replaceAll(/\D/g, "").length > 5)
    return "Use at most five digits. Buyers reach you here, not by a number.";
  return undefined;
}

export const storeHandle = typed("Choose an address.")
  .overwrite((given) => given.toLowerCase())
  .min(3, { error: "Use 3 characters or more.", abort: true })
  .max(HANDLE_LENGTH, { error: `Use ${HANDLE_LENGTH} characters or fewer.`, abort: true })
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
    error: "Use small letters, digits and hyphens, beginning with a letter.",
    abort: true,
  })
  .superRefine((handle, context) => {
    const message = handleProblem(handle);
    if (message) context.addIssue({ code: "custom", message });
  });

/** No way to trade outside. */
const withoutContact = <Text extends z.ZodType<string, string>>(schema: Text) =>
  schema.superRefine((given, context) => {
    // What is too long is refused anyway.
    const found = contactIn(given.slice(0, POLICIES_LENGTH));
    if (found)
      context.addIssue({
        code: "custom",
        message: `Take out ${found}: buyers write to you here, and their money is safe only here.`,
      });
  });

/** Several lines, which may be empty. */
const lines = (most: number) =>
  withoutContact(
    text()
      .trim()
      .max(most, `Use ${most.toLocaleString("en")} characters or fewer.`),
  )
    .refine((given) => given === "" || plain(given).trim() !== "", "Write something that can be seen.")
    .default("");

/** The day on which a seller is back, within a year; empty where they do not say. */
const backOn = typed()
  .regex(/^(20\d\d-\d\d-\d\d)?$/, "Choose a day.")
  .refine((day) => day === "" || new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day), "Choose a day.")
  .default("");

/** What a seller says of their store. The handle is theirs for good with the first save, and is not read afterwards. */
export const SaveStore = z.strictObject({
  handle: storeHandle.optional(),
  name: withoutContact(
    written("Give your store a name of 2 characters or more.", 2).max(
      NAME_LENGTH,
      `Use ${NAME_LENGTH} characters or fewer.`,
    ),
  ),
  about: lines(ABOUT_LENGTH),
  policies: lines(POLICIES_LENGTH),
  onHoliday: z.boolean().default(false),
  backOn,
});
export type SaveStore = z.output<typeof SaveStore>;

/** The same from a form, whose box is sent only where it is ticked. */
export const SaveStoreForm = z
  .looseObject({ onHoliday: typed().optional() })
  .transform(({ onHoliday, key: _key, ...fields }) => ({
    ...(fields as Pick<z.input<typeof SaveStore>, "handle" | "name" | "about" | "policies" | "backOn">),
    onHoliday: onHoliday === "yes",
  }));

export const StoreHandle = z.strictObject({ handle: typed().max(HANDLE_LENGTH) });
export const FollowedStore = z.strictObject({ id: z.uuid() });

const day = z.iso.date();

/** A person's own store, as its form has it. */
export const OwnStore = z.object({
  handle: z.string(),
  name: z.string(),
  about: z.string(),
  policies: z.string(),
  onHoliday: z.boolean(),
  backOn: day.nullable(),
  followers: z.int(),
});
export type OwnStore = z.infer<typeof OwnStore>;

/** A store as anyone sees it. */
export const StorePage = z.object({
  /** Its seller's. */
  id: z.uuid(),
  handle: z.string(),
  name: z.string(),
  seller: z.string(),
  pictureId: z.uuid().nullable(),
  verified: z.boolean(),
  since: z.iso.datetime(),
  about: z.string(),
  policies: z.string(),
  isAway: z.boolean(),
  /** The day on which they are back, if they say so. */
  backOn: day.nullable(),
  followers: z.int(),
  isFollowed: z.boolean(),
  record: z.object({
    tradesCompleted: z.int(),
    /** Of all that ended, in basis points; null before the first. */
    completionRateBps: z.int().nullable(),
    ratings: z.int(),
    /** Tenths of a star; null before the first. */
    ratingTenths: z.int().nullable(),
    medianDeliverySeconds: z.int().nullable(),
  }),
  /** What it sells now, by leaf; empty while they are away. */
  categories: z.array(z.object({ slug: z.string(), name: z.string(), count: z.int() })),
});
export type StorePage = z.infer<typeof StorePage>;
