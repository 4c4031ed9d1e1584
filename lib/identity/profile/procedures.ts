import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/kernel/command";
import { query, type Sql, sql } from "@/lib/kernel/db";
import { behind } from "@/lib/kernel/flags";
import { text } from "@/lib/kernel/input/fields";
import { isVisible } from "@/lib/kernel/input/marks";
import { forAnyone, forSignedIn, reauthenticated } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { moneySchema } from "@/lib/kernel/schema";
import type { OpenBusiness } from "@/lib/kernel/slice";
import { closeAccount as close } from "./close-account-command";
import { addressSchema, linksSchema, siteNames } from "./contact-details";
import { BIO_LENGTH, PICTURE_BODY_LIMIT } from "./limits";
import { readPerson } from "./profile";
import * as pictures from "./set-picture";

/** Plain text. Normalises line ends to one character, as browsers count them, and collapses three or more in a row. */
const bioSchema = text()
  .transform((typed) =>
    typed
      .replace(/\r\n?/g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
  )
  .pipe(
    text()
      .refine((bio) => bio === "" || isVisible(bio), "Write something that can be seen, or nothing.")
      .refine((bio) => Array.from(bio).length <= BIO_LENGTH, `Use ${BIO_LENGTH} characters or fewer.`),
  );

const nothing = z.void();

/** As multipart/form-data, in a field `picture`. */
export const setPicture = forSignedIn
  .use(behind("profile.picture"))
  .route({ method: "POST", path: "/me/picture", summary: "Set your profile picture" })
  .meta({ bodyLimit: PICTURE_BODY_LIMIT })
  .input(z.strictObject({ picture: z.file("Choose a picture.") }))
  .output(z.object({ pictureId: z.uuid() }))
  .handler(({ input, context }) => pictures.setPicture(context.actor, input));

export const removePicture = forSignedIn
  .route({
    method: "DELETE",
    path: "/me/picture",
    successStatus: 204,
    summary: "Remove your profile picture",
  })
  .input(z.strictObject({}).optional())
  .output(nothing)
  .handler(({ context }) => pictures.removePicture(context.actor));

export const setBio = forSignedIn
  .route({ method: "POST", path: "/me/bio", successStatus: 204, summary: "Set your bio" })
  .input(z.strictObject({ bio: bioSchema }))
  .output(nothing)
  .handler(({ input, context }) => write(context.actor, sql`bio = ${input.bio}`));

export const setLinks = forSignedIn
  .route({
    method: "POST",
    path: "/me/links",
    successStatus: 204,
    summary: "Set your social profiles",
  })
  .input(linksSchema)
  .output(nothing)
  .handler(({ input, context }) => {
    const links = Object.fromEntries(Object.entries(input).filter(([, handle]) => handle !== ""));
    return write(context.actor, sql`links = ${JSON.stringify(links)}::jsonb`);
  });

export const setAddress = forSignedIn
  .route({ method: "POST", path: "/me/address", successStatus: 204, summary: "Set your home address" })
  .input(addressSchema)
  .output(nothing)
  .handler(({ input, context }) => write(context.actor, sql`address = ${JSON.stringify(input)}::jsonb`));

export const removeAddress = forSignedIn
  .route({
    method: "DELETE",
    path: "/me/address",
    successStatus: 204,
    summary: "Remove your home address",
  })
  .input(z.strictObject({}).optional())
  .output(nothing)
  .handler(({ context }) => write(context.actor, sql`address = null`));

const personSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  bio: z.string(),
  links: z.partialRecord(z.enum(siteNames), z.string()),
  pictureId: z.uuid().nullable(),
  verified: z.boolean(),
  memberSince: z.date(),
  tradesCompleted: z.number().int(),
  purchasesCompleted: z.number().int(),
  completionRateBps: z.number().int().nullable(),
  medianDeliverySeconds: z.number().int().nullable(),
  /** As a buyer. */
  purchaseRateBps: z.number().int().nullable(),
  medianConfirmSeconds: z.number().int().nullable(),
  /** On either side. */
  disputeRateBps: z.number().int().nullable(),
  disputesLost: z.number().int(),
  ratings: z.number().int(),
  ratingTenths: z.number().int().nullable(),
  recent: z.array(z.object({ days: z.literal([30, 90]), trades: z.number().int(), volume: moneySchema })),
});

const getPerson = forAnyone
  .route({ method: "GET", path: "/people/{id}", summary: "Get a public profile" })
  .input(z.strictObject({ id: text().max(100) }))
  .output(personSchema)
  .handler(async ({ input }) => {
    const person = await readPerson(input.id);
    if (!person) throw new Refusal(kernelRefusals.not_found);
    return person;
  });

/** The operation that closes an account, given the kinds of business that prevent it. */
export const closingProcedures = (business: readonly OpenBusiness[]) => ({
  closeAccount: reauthenticated
    .route({ method: "POST", path: "/me/close", successStatus: 204, summary: "Close my account" })
    .input(z.strictObject({}).optional())
    .output(nothing)
    .handler(({ context: { actor, address, userAgent } }) => close(actor, { address, userAgent }, business)),
});

/** Operations on the public profile. */
export const profileProcedures = {
  setPicture,
  removePicture,
  setBio,
  setLinks,
  setAddress,
  removeAddress,
  getPerson,
};

async function write(by: Actor, columns: Sql): Promise<void> {
  await query(sql`update app_user set ${columns} where id = ${by.id}::uuid and closed_at is null`);
}
