import type { IncomingMessage } from "node:http";
import type { WebSocket } from "ws";
import type { Hub } from "../hub";
import { closeCodes, errorEvent, established } from "../messages";
import { isSame } from "../signatures";
import { type Connection, closeSocket } from "./connection";
import { receive } from "./receive";

const OLDEST_VERSION = 5;
const NEWEST_VERSION = 7;

type Refusal = { code: number; reason: string };

/** Accepts a WebSocket as a client of the application, or closes it with an error. */
export function open(hub: Hub, socket: WebSocket, request: IncomingMessage): void {
  const address = addressOf(request, hub.settings.TRUSTED_PROXIES);
  const refusal = refusalOf(hub, new URL(request.url ?? "/", "ws://localhost"), address);
  if (refusal) return reject(socket, refusal);
  const connection = hub.admit(socket, address);
  connection.onFrame((frame, isBinary) => receive(hub, connection, frame, isBinary));
  sendEstablished(hub, connection);
}

function sendEstablished({ settings }: Hub, connection: Connection): void {
  connection.send(established(connection.socketId, settings.REALTIME_ACTIVITY_TIMEOUT_MS));
}

function refusalOf(hub: Hub, url: URL, address: string): Refusal | undefined {
  const { settings } = hub;
  const key = /^\/app\/([^/]+)$/.exec(url.pathname)?.[1];
  if (!key) return { code: closeCodes.noSuchPath, reason: "Path not found" };
  const version = url.searchParams.get("protocol");
  if (version === null) return { code: closeCodes.versionMissing, reason: "No protocol version supplied" };
  if (!/^\d{1,4}$/.test(version))
    return { code: closeCodes.versionFormat, reason: "Invalid version string format" };
  if (Number(version) < OLDEST_VERSION || Number(version) > NEWEST_VERSION) {
    return { code: closeCodes.versionUnsupported, reason: "Unsupported protocol version" };
  }
  if (!isSame(key, settings.PUSHER_KEY))
    return { code: closeCodes.unknownApp, reason: "Application does not exist" };
  if (settings.REALTIME_DISABLED === "yes")
    return { code: closeCodes.disabled, reason: "Application disabled" };
  if (hub.connectionCount >= settings.REALTIME_CONNECTIONS) {
    return { code: closeCodes.overQuota, reason: "Application is over connection quota" };
  }
  const perAddress = settings.REALTIME_CONNECTIONS_PER_ADDRESS;
  if (perAddress > 0 && hub.connectionsFrom(address) >= perAddress) {
    return { code: closeCodes.overCapacity, reason: "Too many connections from this address" };
  }
  return undefined;
}

/** Sends the reason as an event too, as the service does: scripts in browsers see little of a remote close. */
function reject(socket: WebSocket, { code, reason }: Refusal): void {
  socket.on("error", () => undefined);
  socket.send(errorEvent(reason, code), { binary: false });
  closeSocket(socket, code, reason);
}

/** The caller's address, trusting only our own proxies. */
function addressOf(request: IncomingMessage, proxies: number): string {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "").split(",");
  const claimed = proxies > 0 ? forwarded.at(-proxies)?.trim() : undefined;
  return claimed || (request.socket.remoteAddress ?? "");
}
