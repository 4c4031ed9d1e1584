import "server-only";
import { z } from "zod";
import { forSignedIn } from "@/lib/kernel/procedure";
import { type Channel, families } from "../kinds";
import { type Choices, type ChosenFamily, familiesFor, isSent, useOf } from "./choices";
import { type Preferences, readPreferences, savePreferences } from "./preferences";
import { tryAddressAgain as tryAgain } from "./reach";
import { ChangePreferences, digestSchema, familySchema, languageSchema, quietHoursSchema } from "./schema";

const manner = z.enum(["always", "on", "off"]).nullable();

/** A family of notices with how it comes by each channel; null where it never does. */
const familyView = z.object({
  family: familySchema,
  name: z.string(),
  channels: z.object({ PUSH: manner, MAIL: manner, TEXT: manner }),
});

const preferencesView = z.object({
  version: z.number().int(),
  language: languageSchema,
  quietHours: quietHoursSchema,
  digest: digestSchema,
  pushDetails: z.boolean(),
  families: z.array(familyView),
});

function mannerOf(choices: Choices, family: ChosenFamily, channel: Channel): z.output<typeof manner> {
  const use = useOf(family, channel);
  if (!use) return null;
  if (use.isAlways) return "always";
  return isSent(choices, family, channel) ? "on" : "off";
}

function view(
  { hasComplained: _complained, choices, ...rest }: Preferences,
  { roles }: { roles: readonly string[] },
): z.output<typeof preferencesView> {
  const own = familiesFor(roles.length > 0).map((family) => ({
    family,
    name: families[family],
    channels: {
      PUSH: mannerOf(choices, family, "PUSH"),
      MAIL: mannerOf(choices, family, "MAIL"),
      TEXT: mannerOf(choices, family, "TEXT"),
    },
  }));
  return { ...rest, families: own };
}

const getPreferences = forSignedIn
  .route({ method: "GET", path: "/me/notification-preferences", summary: "Get how you are notified" })
  .output(preferencesView)
  .handler(async ({ context: { actor } }) => view(await readPreferences(actor.id), actor));

const changePreferences = forSignedIn
  .route({ method: "PATCH", path: "/me/notification-preferences", summary: "Choose how you are notified" })
  .input(ChangePreferences)
  .output(preferencesView)
  .handler(async ({ input: { version, ...changes }, context: { actor } }) => {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const saved = await savePreferences(actor, version, Object.fromEntries(given));
    return view(saved, actor);
  });

const tryAddressAgain = forSignedIn
  .route({
    method: "POST",
    path: "/me/email/try-again",
    successStatus: 204,
    summary: "Try an email address again that bounced",
  })
  .input(z.strictObject({}).optional())
  .output(z.void())
  .handler(({ context }) => tryAgain(context.actor));

/** The operations of how a person is notified. */
export const preferenceProcedures = { getPreferences, changePreferences, tryAddressAgain };
