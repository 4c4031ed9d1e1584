import { z } from "zod";

const KILOBYTE = 1_024;
const HALF_AN_HOUR_MS = 1_800_000;

const count = (initial: number) => z.coerce.number().int().min(1).default(initial);
const countOrNone = z.coerce.number().int().min(0).default(0);

/** Every setting of the server, by the name of its environment variable. Times are milliseconds, sizes bytes. */
const environment = z.object({
  PUSHER_APP_ID: z.string().regex(/^\d+$/, "must be digits, because Pusher's SDKs accept nothing else"),
  PUSHER_KEY: z.string().regex(/^[\w-]+$/, "must be letters and digits"),
  PUSHER_SECRET: z.string().min(16, "must have 16 characters or more"),
  /** 0 picks a free port. */
  REALTIME_PORT: z.coerce.number().int().min(0).max(65_535).default(6001),
  /** The listen address; by default only this machine can connect. */
  REALTIME_HOST: z.string().default("127.0.0.1"),
  /** 'yes' refuses all clients and calls with 4003 and 403, while the process stays healthy. */
  REALTIME_DISABLED: z.enum(["yes", "no"]).default("no"),
  REALTIME_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Silence after which the other side is pinged; sent to clients in whole seconds. */
  REALTIME_ACTIVITY_TIMEOUT_MS: count(120_000),
  REALTIME_PONG_TIMEOUT_MS: count(30_000),
  /** How long a cache channel keeps its last event. */
  REALTIME_CACHE_MS: count(HALF_AN_HOUR_MS),
  /** How long the webhook of a departure waits for a reconnection. */
  REALTIME_VACANCY_MS: z.coerce.number().int().min(0).default(3_000),
  /** How long open connections have to close when the server stops. */
  REALTIME_GRACE_MS: count(2_000),
  REALTIME_CONNECTIONS: count(10_000),
  /** 0 for no limit: behind a proxy that TRUSTED_PROXIES does not count, all visitors have one address. */
  REALTIME_CONNECTIONS_PER_ADDRESS: countOrNone,
  /** How many of our proxies a connection passes: trusted for the caller's address. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  REALTIME_CHANNELS_PER_CONNECTION: count(100),
  /** Messages of a client per second, and maximum burst: a client that floods is disconnected. */
  REALTIME_MESSAGES_PER_SECOND: count(100),
  REALTIME_CLIENT_EVENTS_PER_SECOND: count(10),
  /** The send buffer at which a slow reader is disconnected. */
  REALTIME_BUFFER_BYTES: count(1_024 * KILOBYTE),
  REALTIME_EVENT_BYTES: count(10 * KILOBYTE),
  REALTIME_FRAME_BYTES: count(32 * KILOBYTE),
  REALTIME_BODY_BYTES: count(512 * KILOBYTE),
  REALTIME_MEMBERS: count(100),
  REALTIME_USER_BYTES: count(KILOBYTE),
});

export type Settings = z.output<typeof environment>;

/**
 * The settings in an environment; an empty variable counts as missing.
 * @throws {Error} one sentence that names every variable that is missing or wrong
 */
export function settingsFrom(given: Record<string, unknown>): Settings {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(filled);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join(".")} (${message})`);
  throw new Error(`The realtime server cannot start with these settings: ${problems.join(", ")}.`);
}
