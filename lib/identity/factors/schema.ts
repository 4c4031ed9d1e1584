import { z } from "zod";
import { text, typed, written } from "@/lib/kernel/input/fields";

const bytes = (longest: number) =>
  text()
    .max(longest)
    .regex(/^[\w-]+$/, "must be base64url");

const extensions = z.record(text().max(100), z.unknown());

/** A browser's response to a challenge; `response` comes from its authenticator. */
const credential = <Response extends z.ZodRawShape>(response: Response) =>
  z.object({
    challengeId: z.uuid(),
    response: z.object({
      id: bytes(1400),
      rawId: bytes(1400),
      type: z.literal("public-key"),
      clientExtensionResults: extensions,
      response: z.object(response),
    }),
  });

/** The response of a passkey authentication. */
export const assertionSchema = credential({
  clientDataJSON: bytes(4000),
  authenticatorData: bytes(4000),
  signature: bytes(4000),
  userHandle: bytes(100).nullish(),
});
export type Assertion = z.infer<typeof assertionSchema>;

/** The response of a passkey registration. */
export const attestationSchema = credential({
  clientDataJSON: bytes(4000),
  attestationObject: bytes(20_000),
  transports: z.array(text().max(30)).max(10).optional(),
});
export type Attestation = z.infer<typeof attestationSchema>;

export const appCodeSchema = typed("Enter the 6-digit code from your app.")
  .overwrite((given) => given.replace(/[\s-]/g, ""))
  .regex(/^\d{6}$/, "Enter the 6-digit code from your app.");

const recoveryCodeSchema = typed("Enter a recovery code.")
  .trim()
  .min(10, "A recovery code has 10 letters and digits.")
  .max(20, "A recovery code has 10 letters and digits.");

export const factorSchema = z.discriminatedUnion("by", [
  z.object({ by: z.literal("app"), code: appCodeSchema }),
  z.object({ by: z.literal("passkey"), passkey: assertionSchema }),
  z.object({ by: z.literal("recovery"), code: recoveryCodeSchema }),
]);
export type Factor = z.infer<typeof factorSchema>;

/** A reauthentication: with a factor, or with the password if the user has none. */
export const proofSchema = z.discriminatedUnion("by", [
  z.object({ by: z.literal("app"), code: appCodeSchema }),
  z.object({ by: z.literal("passkey"), passkey: assertionSchema }),
  z.object({
    by: z.literal("password"),
    password: text("Enter your password.").min(1, "Enter your password.").max(1000),
  }),
]);
export type Proof = z.infer<typeof proofSchema>;

export const passkeyNameSchema = written("Enter a name.").max(60, "Use 60 characters or fewer.");

/** Parses JSON in a hidden form field, such as a passkey's signature. Undefined if it is not JSON, which every schema rejects. */
export function jsonField(text: unknown): unknown {
  if (typeof text !== "string" || text.length > 40_000) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
