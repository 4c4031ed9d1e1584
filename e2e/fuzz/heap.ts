import { readFileSync } from "node:fs";
import { WebSocket } from "ws";
import { environment } from "../stage/environment";

/** Where the server's inspector listens, as its log says. */
function inspectorUrl(): string {
  const [, url] = /Debugger listening on (ws:\S+)/.exec(readFileSync(environment.appLog, "utf8")) ?? [];
  if (!url) throw new Error("The server has no inspector: the journeys' product is started with one.");
  return url;
}

interface HeapUsage {
  usedSize: number;
}

/** What lives in the server's heap after a garbage collection, in megabytes. Memory of the process says little: V8 collects late. */
export function liveHeap(): Promise<number> {
  const socket = new WebSocket(inspectorUrl());
  const calls = ["HeapProfiler.enable", "HeapProfiler.collectGarbage", "Runtime.getHeapUsage"];
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("open", () => calls.forEach((method, id) => socket.send(JSON.stringify({ id, method }))));
    socket.on("message", (data: Buffer) => {
      const { id, result } = JSON.parse(data.toString()) as { id?: number; result?: HeapUsage };
      if (id !== calls.length - 1) return;
      socket.close();
      resolve((result?.usedSize ?? 0) / 1_000_000);
    });
  });
}
