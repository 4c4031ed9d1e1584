import type { IncomingMessage } from "node:http";
import type { WebSocket } from "ws";
import type { Hub } from "../hub";
import { closeCodes, errorEvent, established } from "../messages";
import { isSame } from "../signatures";
import { type Connection, hangUp } from "./connection";
import { receive } from "./receive";

const OLDEST_VERSION = 5;
const NEWEST_VERSION = 7;

type Refusal = { code: number; says: string };

/** Lets a WebSocket in as a client of the application, or tells it why not and closes it. */
export function open(hub: Hub, socket: WebSocket, request: IncomingMessage): void {
  const address = addressOf(request, hub.settings.TRUSTED_PROXIES);
  const refusal = refusalOf(hub, new URL(request.url ?? "/", "ws://localhost"), address);
  if (refusal) return turnAway(socket, refusal);
  const connection = hub.admit(socket, address);
  connection.onFrame((frame, isBinary) => receive(hub, connection, frame, isBinary));
  greet(hub, connection);
}

function greet({ settings }: Hub, connection: Connection): void {
  connection.send(established(connection.socketId, settings.REALTIME_ACTIVITY_TIMEOUT_MS));
}

function refusalOf(hub: Hub, url: URL, address: string): Refusal | undefined {
  const { settings } = hub;
  const key = /^\/app\/([^/]+)$/.exec(url.pathname)?.[1];
  if (!key) return { code: closeCodes.noSuchPath, says: "Path not found" };
  const version = url.searchParams.get("protocol");
  if (version === null) return { code: closeCodes.versionMissing, says: "No protocol version supplied" };
  if (!/^\d{1,4}$/.test(version))
    return { code: closeCodes.versionFormat, says: "Invalid version string format" };
  if (Number(version) < OLDEST_VERSION || Number(version) > NEWEST_VERSION) {
    return { code: closeCodes.versionUnsupported, says: "Unsupported protocol version" };
  }
  if (!isSame(key, settings.PUSHER_KEY))
    return { code: closeCodes.unknownApp, says: "Application does not exist" };
  if (settings.REALTIME_DISABLED === "yes")
    return { code: closeCodes.disabled, says: "Application disabled" };
  if (hub.connectionCount >= settings.REALTIME_CONNECTIONS) {
    return { code: closeCodes.overQuota, says: "Application is over connection quota" };
  }
  const perAddress = settings.REALTIME_CONNECTIONS_PER_ADDRESS;
  if (perAddress > 0 && hub.connectionsFrom(address) >= perAddress) {
    return { code: closeCodes.overCapacity, says: "Too many connections from this address" };
  }
  return undefined;
}

/** The reason goes as an event too, as the service sends it: browsers show scripts little of a close they did not ask for. */
function turnAway(socket: WebSocket, { code, says }: Refusal): void {
  socket.on("error", () => undefined);
  socket.send(errorEvent(says, code), { binary: false });
  hangUp(socket, code, says);
}

/** The address of the caller, by the word of as many proxies as are ours and no more. */
function addressOf(request: IncomingMessage, proxies: number): string {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "").split(",");
  const named = proxies > 0 ? forwarded.at(-proxies)?.trim() : undefined;
  return named || (request.socket.remoteAddress ?? "");
}
