import "server-only";
import { gatewayOrigins } from "@/lib/gateways/origins";
import type { Environment } from "@/lib/kernel/env";

type Settings = Pick<Environment, "APP_URL" | "PUSHER_CLUSTER" | "PUSHER_SOCKET_URL"> &
  Partial<Pick<Environment, "GOOGLE_CLIENT_ID" | "GOOGLE_ISSUER">>;

/** The origins of the gateways' pages, or of their simulators. */
const origins = () => gatewayOrigins(process.env);

/**
 * The content security policy. Scripts run only with this request's nonce; payment forms submit to a gateway's checkout.
 */
export function contentPolicy(nonce: string, settings: Settings, developing: boolean): string {
  const { checkout, frame, connect } = origins();
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // Otherwise the worker of public/sw.js would need a nonce, which workers cannot have.
    "worker-src 'self'",
    `connect-src 'self' ${[socketOrigin(settings), ...connect].join(" ")}${developing ? " ws:" : ""}`,
    `frame-src ${frame.join(" ")}`,
    // form-action also covers redirects after a submit.
    `form-action 'self' ${[...checkout, ...googleOrigin(settings)].join(" ")}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(isSecure(settings) ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** Signing in with Google is a form that redirects there. */
const googleOrigin = ({ GOOGLE_CLIENT_ID: id, GOOGLE_ISSUER: issuer }: Settings): string[] =>
  id && issuer ? [new URL(issuer).origin] : [];

/** The realtime service: Pusher's cluster, or PUSHER_SOCKET_URL. */
const socketOrigin = ({ PUSHER_SOCKET_URL, PUSHER_CLUSTER }: Settings) =>
  PUSHER_SOCKET_URL ? new URL(PUSHER_SOCKET_URL).origin : `wss://ws-${PUSHER_CLUSTER}.pusher.com`;

const isSecure = ({ APP_URL }: Settings) => APP_URL.startsWith("https:");

/** The security headers of every answer that has none of its own. */
export function safetyHeaders(settings: Settings): Record<string, string> {
  return {
    // Pages have a stricter one, with a nonce. The service worker is bound by its own, and fetches from us alone.
    "content-security-policy":
      "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    // Our links contain single-use tokens. 'no-referrer' would also remove the Origin that our CSRF check needs.
    "referrer-policy": "same-origin",
    // A seller scans the buyer’s handover code.
    "permissions-policy": `camera=(self), microphone=(), geolocation=(), payment=(${["self", ...origins().frame.map((origin) => `"${origin}"`)].join(" ")})`,
    "cross-origin-opener-policy": "same-origin-allow-popups",
    "x-frame-options": "DENY",
    "cache-control": "private, no-store",
    ...(isSecure(settings) && { "strict-transport-security": "max-age=63072000; includeSubDomains" }),
  };
}

/** Headers that only our own servers set. */
const INTERNAL = /^(x-middleware-|x-nextjs-data$|x-invoke-|x-request-|x-nonce$|x-real-ip$|forwarded$)/;

/** The request's headers without internal ones, and with our own host as the forwarded one. */
export function trustedHeaders(sent: Headers, settings: Settings): Headers {
  const kept = new Headers([...sent].filter(([name]) => !INTERNAL.test(name)));
  const { host, protocol } = new URL(settings.APP_URL);
  // Server actions compare a form's Origin with this.
  kept.set("x-forwarded-host", host);
  kept.set("x-forwarded-proto", protocol.slice(0, -1));
  return kept;
}
