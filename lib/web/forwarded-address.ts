import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * Rewrites `x-forwarded-for` to the address that reached our outermost proxy, or our socket without proxies. Next trusts the
 * header as the client sent it, so clients could evade limits by address. Call once, before the first request.
 * @param proxies number of our proxies in front of the application
 */
export function trustProxies(proxies: number): void {
  subscribe("http.server.request.start", (message) => {
    if (isStart(message)) rewriteForwardedFor(message.request, proxies);
  });
}

const isStart = (message: unknown): message is { request: IncomingMessage } =>
  typeof message === "object" && message !== null && "request" in message;

function rewriteForwardedFor({ headers, socket }: IncomingMessage, proxies: number): void {
  const passed = [headers["x-forwarded-for"] ?? []].flat().flatMap((line) => line.split(","));
  const entries = [...passed.map((entry) => entry.trim()), socket.remoteAddress ?? ""];
  headers["x-forwarded-for"] = entries.at(-1 - proxies) ?? entries[0];
}
