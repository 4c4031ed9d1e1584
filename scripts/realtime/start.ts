import { createServer, type Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocketServer } from "ws";
import { serveApi } from "./api/serve";
import { Hub } from "./hub";
import { closeCodes } from "./messages";
import type { Settings } from "./settings";
import { open } from "./sockets/open";
import { Webhooks } from "./webhooks";

const REQUEST_WITHIN_MS = 15_000;
/** Longer than clients and proxies keep an idle connection, so that we never close it during a request. */
const KEEP_ALIVE_MS = 75_000;
const MAX_PING_CHECK_MS = 1_000;

export type RunningRealtime = { port: number; load: () => Load; stop: () => Promise<void> };

/** The server's load. `bufferedBytes`: sent but not yet read by slow clients. */
export type Load = { connections: number; bufferedBytes: number };

/** Starts the server: WebSockets and HTTP API on one port. Throws if the port is taken. */
export async function startRealtime(settings: Settings): Promise<RunningRealtime> {
  const webhooks = new Webhooks(settings);
  const hub = new Hub(settings, webhooks.notify);
  const http = createServer({ requestTimeout: REQUEST_WITHIN_MS, keepAliveTimeout: KEEP_ALIVE_MS });
  http.on("request", (request, response) => void serveApi(hub, request, response));
  acceptSockets(http, hub);
  const port = await listen(http, settings);
  const timer = setInterval(() => checkAllActivity(hub), pingCheckMs(settings));
  const stop = async () => {
    clearInterval(timer);
    webhooks.stop();
    await close(http, hub);
  };
  return { port, load: () => loadOf(hub), stop };
}

function acceptSockets(http: Server, hub: Hub): void {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: hub.settings.REALTIME_FRAME_BYTES,
  });
  http.on("upgrade", (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (webSocket) => open(hub, webSocket, request));
  });
}

async function listen(http: Server, { REALTIME_PORT, REALTIME_HOST }: Settings): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    // Stays: later errors, such as too many open files, must not end the process.
    http.on("error", reject);
    http.listen(REALTIME_PORT, REALTIME_HOST, resolve);
  });
  const address = http.address();
  return typeof address === "object" && address ? address.port : REALTIME_PORT;
}

function pingCheckMs({ REALTIME_ACTIVITY_TIMEOUT_MS, REALTIME_PONG_TIMEOUT_MS }: Settings): number {
  return Math.min(MAX_PING_CHECK_MS, REALTIME_ACTIVITY_TIMEOUT_MS, REALTIME_PONG_TIMEOUT_MS);
}

function checkAllActivity(hub: Hub): void {
  const nowMs = performance.now();
  for (const connection of hub.connections) connection.checkActivity(nowMs, hub.settings);
}

/** Tells every client to reconnect and closes, in a bounded time. */
async function close(http: Server, hub: Hub): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  for (const connection of hub.connections) connection.end(closeCodes.reconnect, "The server restarts");
  http.closeIdleConnections();
  const grace = new AbortController();
  await Promise.race([closed, pause(hub.settings.REALTIME_GRACE_MS, undefined, { signal: grace.signal })]);
  grace.abort();
  for (const connection of hub.connections) connection.terminate();
  http.closeAllConnections();
  await closed;
}

function loadOf(hub: Hub): Load {
  const buffered = [...hub.connections].map(({ bufferedBytes }) => bufferedBytes);
  return { connections: hub.connectionCount, bufferedBytes: buffered.reduce((sum, bytes) => sum + bytes, 0) };
}
