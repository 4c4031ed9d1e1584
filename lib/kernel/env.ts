import "server-only";
import { createECDH, createSecretKey, type KeyObject } from "node:crypto";
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
  /** A two-way short code: texts that may be answered are sent from it. */
  AFRICAS_TALKING_SHORT_CODE: z
    .string()
    .regex(/^\d{3,8}$/, "must be 3 to 8 digits")
    .optional(),
  /** Secret path segment of the delivery-report URL, because the reports are not signed. */
  AFRICAS_TALKING_REPORT_KEY: z.string().regex(/^[\w-]{24,}$/, "must be 24 letters and digits or more"),
});

export type TermiiSettings = z.infer<typeof termii>;
export type AfricasTalkingSettings = z.infer<typeof africasTalking>;

/**
 * What this process does. 'all' does everything; 'web' serves pages and has no gateway secrets; 'webhooks' also receives the
 * gateways' webhooks and has the secrets that verify them; 'worker' is `npm run worker`.
 */
const roles = ["all", "web", "worker", "webhooks"] as const;

export const KEY_BYTES = 32;

/** Keys that wrap data keys, by id. New data is sealed with the active key; the others only unseal older data. */
export interface Keyring {
  readonly active: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
}

const KEY_ID = /^[\w.-]{1,32}$/;
const BASE64 = /^[A-Za-z0-9+/]{43}=$/;

/**
 * `id:base64,id:base64`, each key 32 bytes; the first is active. To rotate, prepend a new key, and remove the old one once
 * no data key is wrapped by it. Error messages never contain a key.
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

/** The public key that belongs to a private key of VAPID, both in base64url; undefined if that is none. */
function vapidPublicKey(privateKey: string): string | undefined {
  const curve = createECDH("prime256v1");
  try {
    curve.setPrivateKey(privateKey, "base64url");
    return curve.getPublicKey("base64url");
  } catch {
    return undefined;
  }
}

const isLoopback = (url: string) => ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);

/** Every environment variable of the application, except those of the gateways. Documented in README.md. */
const environment = z
  .object({
    DATABASE_URL: z.url(),
    APP_URL: z.url(),
    /** Public origins that the application had before, at which staff passkeys have signed. Separated by commas. */
    FORMER_APP_URLS: z
      .string()
      .default("")
      .transform((text) => text.split(",").filter(Boolean))
      .pipe(z.array(z.url())),
    AUTH_SECRET: z.string().min(32),
    /** Keys that encrypt stored secrets (lib/kernel/sealed); the first is active. */
    KEYRING: keyringSchema,
    SMTP_URL: z.url(),
    MAIL_FROM: z.string().min(3),
    /** Secret path segment of the URL to which the mail provider reports. Without it nothing is reported. */
    MAIL_REPORT_KEY: z
      .string()
      .regex(/^[\w-]{24,}$/, "must be 24 letters and digits or more")
      .optional(),
    PUSHER_APP_ID: z.string().regex(/^\d+$/, "must be digits"),
    PUSHER_KEY: z.string().min(1),
    PUSHER_SECRET: z.string().min(1),
    /** The cluster of Pusher's own service; for another server with its protocol, set the next two instead. */
    PUSHER_CLUSTER: z.string().min(1).optional(),
    /** URL to which the application publishes events. */
    PUSHER_API_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** URL to which browsers connect. */
    PUSHER_SOCKET_URL: z.url({ protocol: /^wss?$/ }).optional(),
    /** Browsers subscribe to pushes with it. */
    VAPID_PUBLIC_KEY: z.string().regex(/^[\w-]{87}$/, "must be 65 bytes in base64url"),
    /** Signs pushes; only the worker needs it. */
    VAPID_PRIVATE_KEY: z
      .string()
      .regex(/^[\w-]{43}$/, "must be 32 bytes in base64url")
      .optional(),
    /** Signs the roots of days (lib/records), 32 bytes of Ed25519; only the worker needs it. */
    ROOT_KEY: z
      .string()
      .regex(/^[\w-]{43}$/, "must be 32 bytes in base64url")
      .optional(),
    /** A simulated push service; refused unless it and the application are on this machine. */
    PUSH_SIMULATOR_URL: z.url({ protocol: /^http$/ }).optional(),
    ROLE: z.enum(roles).default("all"),
    /** 'required': staff permissions need a passkey or an authenticator app. 'off' is for demos. */
    STAFF_FACTOR: z.enum(["required", "off"]).default("required"),
    /** Number of our proxies in front of the application, for reading the client's address from X-Forwarded-For. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
    COOKIE_SUFFIX: z.string().default(""),
    DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(8),
    /** Calls a minute of one signed-in person or program. */
    CALLS_A_MINUTE: z.coerce.number().int().min(1).default(100),
    /** Calls a minute to the API from one address without signing in. Carriers put thousands of phones behind one. */
    ANONYMOUS_CALLS_A_MINUTE: z.coerce.number().int().min(1).default(600),
    FAILPOINTS: z.string().default(""),
    /** '1': includes the kinds of asset that only tests trade (lib/assets). */
    AMANA_TEST_KINDS: z.literal("1").optional(),
    /** Folder for uploaded files, shared by all instances. */
    FILES_DIR: z.string().min(1),
    /** Set both to enable sign-in with Google, or neither. */
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
    const { VAPID_PRIVATE_KEY: privateKey, PUSH_SIMULATOR_URL: simulator, ROLE: role } = env;
    const signs = role === "all" || role === "worker";
    if (privateKey ? vapidPublicKey(privateKey) !== env.VAPID_PUBLIC_KEY : signs) {
      context.addIssue({
        code: "custom",
        message: "VAPID_PRIVATE_KEY is missing, or is not the key of VAPID_PUBLIC_KEY",
      });
    }
    if (signs && env.ROOT_KEY === undefined) {
      context.addIssue({ code: "custom", message: "ROOT_KEY is missing: it signs the roots of days" });
    }
    if (simulator && !(isLoopback(simulator) && isLoopback(env.APP_URL))) {
      context.addIssue({ code: "custom", message: "PUSH_SIMULATOR_URL is for demos on one machine" });
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

/** Reads and validates a part of the environment once. Throws one error that lists every problem. */
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

export const env: () => Environment = environmentReader(environment);

/** Whether this process has the secrets to call gateways and verify their webhooks. */
export const holdsGatewaySecrets = (): boolean => env().ROLE !== "web";

/** Whether this process runs jobs and calls gateways. */
export const runsWorker = (): boolean => env().ROLE === "all" || env().ROLE === "worker";
