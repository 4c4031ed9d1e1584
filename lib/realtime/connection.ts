import "server-only";
import http from "node:http";
import https from "node:https";
import Pusher from "pusher";
import { type Environment, env } from "@/lib/kernel/env";
import type { RealtimeSettings } from "./channels";

/** After this the hints are stale anyway. */
const TIMEOUT_MS = 3_000;

const shared = globalThis as { amanaPusher?: Pusher };

/** The stock Pusher client, with keep-alive connections. */
export function pusher(): Pusher {
  shared.amanaPusher ??= connect(env());
  return shared.amanaPusher;
}

function connect(settings: Environment): Pusher {
  const {
    PUSHER_APP_ID: appId,
    PUSHER_KEY: key,
    PUSHER_SECRET: secret,
    PUSHER_API_URL,
    PUSHER_CLUSTER,
  } = settings;
  const identity = { appId, key, secret, timeout: TIMEOUT_MS };
  if (!PUSHER_API_URL) {
    const agent = new https.Agent({ keepAlive: true });
    return new Pusher({ ...identity, cluster: PUSHER_CLUSTER ?? "mt1", useTLS: true, agent });
  }
  const { protocol, hostname, port } = new URL(PUSHER_API_URL);
  const useTLS = protocol === "https:";
  const agent = useTLS ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true });
  return new Pusher({ ...identity, host: hostname, port: port || (useTLS ? "443" : "80"), useTLS, agent });
}

/** The settings for browsers; none of them is secret. */
export function browserSettings(): RealtimeSettings {
  const { PUSHER_KEY: key, PUSHER_CLUSTER, PUSHER_SOCKET_URL } = env();
  const cluster = PUSHER_CLUSTER ?? "mt1"; // pusher-js requires one, even if it does not use it
  if (!PUSHER_SOCKET_URL) return { key, cluster, forceTLS: true };
  const { protocol, hostname, port } = new URL(PUSHER_SOCKET_URL);
  const forceTLS = protocol === "wss:";
  const at = Number(port) || (forceTLS ? 443 : 80);
  return { key, cluster, forceTLS, wsHost: hostname, wsPort: at, wssPort: at };
}
