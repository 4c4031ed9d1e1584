// The realtime server, or with the argument 'bare' the least that can do its work: whatever is posted goes to all sockets.
// Tells its parent where it listens, and how much waits to be read whenever it is asked.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { settingsFrom } from "../../realtime/settings";
import { type Load, startRealtime } from "../../realtime/start";

interface Listening {
  port: number;
  load: () => Load;
}

async function startBare(): Promise<Listening> {
  const sockets = new Set<WebSocket>();
  const http = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { name: event, channels, data } = JSON.parse(Buffer.concat(parts).toString());
      const frame = Buffer.from(JSON.stringify({ event, channel: channels[0], data }));
      for (const socket of sockets) socket.send(frame, { binary: false });
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  new WebSocketServer({ server: http, perMessageDeflate: false }).on("connection", (socket) => {
    sockets.add(socket);
    socket.on("message", () => socket.send('{"event":"pusher_internal:subscription_succeeded"}'));
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const load = () => ({
    connections: sockets.size,
    bufferedBytes: [...sockets].reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0),
  });
  return { port: (http.address() as AddressInfo).port, load };
}

const isBare = process.argv[2] === "bare";
const { port, load } = await (isBare ? startBare() : startRealtime(settingsFrom(process.env)));
process.on("message", () => process.send?.(load()));
process.once("disconnect", () => process.exit());
process.on("SIGINT", () => {});
process.send?.(port);
