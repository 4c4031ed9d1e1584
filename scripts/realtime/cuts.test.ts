import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";

let child: ChildProcess | undefined;
afterEach(() => void child?.kill("SIGKILL"));

const key = "key";

/** The server as a process of its own; its port, and what it has logged. */
async function startServer() {
  const { PATH = "" } = process.env;
  const started = spawn(process.execPath, ["--import", "tsx", "scripts/realtime/main.ts"], {
    env: {
      NODE_ENV: "test",
      PATH,
      PUSHER_APP_ID: "1",
      PUSHER_KEY: key,
      PUSHER_SECRET: "sixteen-or-longer",
      REALTIME_PORT: "0",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child = started;
  let logged = "";
  started.stderr.on("data", (text: Buffer) => {
    logged += text.toString();
  });
  const [line] = await once(started.stdout, "data");
  return { port: Number(JSON.parse(String(line)).port), logged: () => logged };
}

const upgrade = [
  `GET /app/${key}?protocol=7 HTTP/1.1`,
  "host: localhost",
  "connection: Upgrade",
  "upgrade: websocket",
  "sec-websocket-version: 13",
  "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
  "",
  "",
].join("\r\n");

const post = (body: string, length = body.length) =>
  `POST /apps/1/events HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${length}\r\n\r\n${body}`;

/** A masked text frame that announces more bytes than follow. */
const halfFrame = Buffer.from([0x81, 0x80 | 50, 1, 2, 3, 4, 5, 6]);

/** How far a client has come when its connection is cut. */
const stages: [string, (Buffer | string)[]][] = [
  ["connected", []],
  ["half a request", ["GET /hea"]],
  ["half an upgrade", [upgrade.slice(0, 80)]],
  ["half a body", [post('{"name"', 500)]],
  ["a whole request", [post("{}")]],
  ["what is no HTTP", ["\u0000\u0001\r\n\r\n"]],
  ["an open socket", [upgrade]],
  ["half a frame", [upgrade, halfFrame]],
  ["an invalid frame", [upgrade, Buffer.from([0xff, 0xff, 0xff])]],
];

async function dial(port: number): Promise<Socket> {
  const socket = connect(port, "localhost").on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

test.each(["reset", "end", "destroy"] as const)(
  "the server survives the cut of each connection by %s, at every stage",
  async (how) => {
    const { port, logged } = await startServer();
    for (const [, parts] of stages) {
      for (let round = 0; round < 3; round += 1) {
        const socket = await dial(port);
        for (const part of parts) {
          const answered = part === upgrade ? once(socket, "data") : turn();
          socket.write(part);
          await answered;
        }
        if (how === "reset") socket.resetAndDestroy();
        else if (how === "end") socket.end();
        else socket.destroy();
      }
      expect((await fetch(`http://localhost:${port}/health`)).status).toBe(200);
    }
    const next = await dial(port);
    next.write(upgrade);
    const [answer] = await once(next, "data");
    expect(String(answer)).toContain("101 Switching Protocols");
    next.destroy();
    expect(child?.exitCode).toBeNull();
    expect(logged()).toBe("");
  },
);
