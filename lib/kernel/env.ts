import "server-only";
import { createSecretKey, type KeyObject } from "node:crypto";
import { z } from "zod";

const termii = z.object({
  SMS_PROVIDER: z.literal("termii").optional(),
  TERMII_BASE_URL: z.url(),
  TERMII_API_KEY: z.string().min(1),
  TERMII_SENDER: z.string().min(3).max(11),
  /** Signs its delivery reports. */
  TERMII_SECRET: z.string().min(1),
});

const africasTalking = z.object({
  SMS_PROVIDER: z.literal("africas_talking"),
  AFRICAS_TALKING_BASE_URL: z.url().default("https://api.africastalking.com"),
  AFRICAS_TALKING_USERNAME: z.string().min(1),
  AFRICAS_TALKING_API_KEY: z.string().min(1),
  AFRICAS_TALKING_SENDER: z.string().min(1).optional(),
  /** The last part of the address that its delivery reports go to; they are not signed. */
  AFRICAS_TALKING_REPORT_KEY: z.string().regex(/^[\w-]{24,}$/, "must be 24 letters and digits or more"),
});

export type TermiiSettings = z.infer<typeof termii>;
export type AfricasTalkingSettings = z.infer<typeof africasTalking>;

/**
 * What this process does. 'all' does everything; 'web' serves pages and holds no secret of a gateway; 'webhooks' serves the
 * same, takes the gateways' webhooks too, and holds the secrets that check them; 'worker' is `npm run worker`.
 */
const roles = ["all", "web", "worker", "webhooks"] as const;

export const KEY_BYTES = 32;

/** The keys that wrap data keys, by id. New data is sealed under the active one; the others still open what they sealed. */
export interface Keyring {
  readonly active: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
}

const KEY_ID = /^[\w.-]{1,32}$/;
const BASE64 = /^[A-Za-z0-9+/]{43}=$/;

/**
 * `id:base64,id:base64`, each key 32 bytes; the first one is active. To rotate, put a new key in front, and take the old one
 * away once nothing is wrapped by it any more. What is wrong is said without the key.
 */
export const keyringSchema = z.string().transform((text, context): Keyring => {
  const keys = new Map<string, KeyObject>();
  for (const [at, entry] of text.split(",").entries()) {
    const [id = "", key = ""] = entry.trim().split(/:(.*)/s);
    const problem = !KEY_ID.test(id)
      ? "needs an id of at most 32 letters, digits, dots and hyphens, and a colon"
      : keys.has(id)
        ? "has an id that was used before"
        : BASE64.test(key)
          ? undefined
          : `needs ${KEY_BYTES} bytes in base64`;
    if (problem) {
      context.addIssue(`key ${at + 1} ${problem}`);
      return z.NEVER;
    }
    keys.set(id, createSecretKey(key, "base64"));
  }
  const [active = ""] = keys.keys();
  return { active, keys };
});

/** Every setting the application reads, but for each gateway's own. README.md says what each is for. */
const environment = z
  .object({
    DATABASE_URL: z.url(),
    APP_URL: z.url(),
    AUTH_SECRET: z.string().min(32),
    /** The keys under which secrets are stored (lib/kernel/sealed); the first one is active. */
    KEYRING: keyringSchema,
    SMTP_URL: z.url(),
    MAIL_FROM: z.string().min(3),
    PUSHER_APP_ID: z.string().regex(/^\d+$/, "must be digits"),
    PUSHER_KEY: z.string().min(1),
    PUSHER_SECRET: z.string().min(1),
    /** Pusher's own service, by the name of its cluster; or a server of its protocol, by the next two. */
    PUSHER_CLUSTER: z.string().min(1).optional(),
    /** Where the application sends events. */
    PUSHER_API_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** Where browsers connect. */
    PUSHER_SOCKET_URL: z.url({ protocol: /^wss?$/ }).optional(),
    ROLE: z.enum(roles).default("all"),
    /** 'required': staff act as such only with a passkey or an authenticator app. 'off' is for demos. */
    STAFF_FACTOR: z.enum(["required", "off"]).default("required"),
    /** How many proxies of ours a request passes: whose word counts for the caller's address. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
    COOKIE_SUFFIX: z.string().default(""),
    DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(16),
    FAILPOINTS: z.string().default(""),
    /** The folder for files that people send. Every instance needs the same one. */
    FILES_DIR: z.string().min(1),
    /** Both, and people can sign in with Google; neither, and they cannot. */
    GOOGLE_CLIENT_ID: z.string().min(1).optional(),
    GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
    GOOGLE_ISSUER: z.url().default("https://accounts.google.com"),
  })
  .and(z.discriminatedUnion("SMS_PROVIDER", [termii, africasTalking]))
  .superRefine((env, context) => {
    if ((env.GOOGLE_CLIENT_ID === undefined) !== (env.GOOGLE_CLIENT_SECRET === undefined)) {
      context.addIssue({
        code: "custom",
        message: "set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET together",
      });
    }
    const { PUSHER_CLUSTER: cluster, PUSHER_API_URL: api, PUSHER_SOCKET_URL: socket } = env;
    if (cluster ? api || socket : !(api && socket)) {
      context.addIssue({
        code: "custom",
        message: "set PUSHER_CLUSTER alone, or PUSHER_API_URL and PUSHER_SOCKET_URL together",
      });
    }
  });

export type Environment = z.infer<typeof environment>;

/** A part of the environment, checked once. Throws one error that names all that is missing or contradictory. */
export function environmentReader<Schema extends z.ZodType>(schema: Schema): () => z.output<Schema> {
  let parsed: z.output<Schema> | undefined;
  return () => {
    if (parsed) return parsed;
    const result = schema.safeParse(process.env);
    if (!result.success) {
      const problems = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
      throw new Error(`The environment is not complete:\n${problems.join("\n")}`);
    }
    parsed = result.data;
    return parsed;
  };
}

/** The settings. */
export const env: () => Environment = environmentReader(environment);

/** Whether this process may speak with gateways and check what they send. */
export const holdsGatewaySecrets = (): boolean => env().ROLE !== "web";

/** Whether this process runs jobs, and calls gateways. */
export const runsWorker = (): boolean => env().ROLE === "all" || env().ROLE === "worker";
