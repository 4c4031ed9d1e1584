import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * Makes `x-forwarded-for` say what is true: the address that reached the outermost of our own proxies, or our socket
 * where there are none. Next takes the header as a stranger sent it, and limits by address would be theirs to choose.
 * Called once, before the first request.
 * @param proxies how many proxies of ours a request passes
 */
export function trustProxies(proxies: number): void {
  subscribe("http.server.request.start", (message) => {
    if (isStart(message)) restate(message.request, proxies);
  });
}

const isStart = (message: unknown): message is { request: IncomingMessage } =>
  typeof message === "object" && message !== null && "request" in message;

function restate({ headers, socket }: IncomingMessage, proxies: number): void {
  const passed = [headers["x-forwarded-for"] ?? []].flat().flatMap((line) => line.split(","));
  const entries = [...passed.map((entry) => entry.trim()), socket.remoteAddress ?? ""];
  headers["x-forwarded-for"] = entries.at(-1 - proxies) ?? entries[0];
}
