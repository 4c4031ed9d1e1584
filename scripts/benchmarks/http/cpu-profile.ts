import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";

/** The part of the CPU time that each kind of code took itself, without what it called; the largest first. */
export type CpuShares = [kind: string, part: number][];

interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
}

/** The first that fits a frame's address is its kind. */
const kinds: [string, RegExp][] = [
  ["Next", /\/node_modules\/(next|react|react-dom|@swc|@opentelemetry)\//],
  ["pg", /\/node_modules\/pg/],
  ["job queue", /\/node_modules\/(graphile-worker|@graphile)\//],
  ["Node's own HTTP, streams and timers", /^node:/],
  ["our code, oRPC, Zod and jose, in one bundle", /\/\.next\/server\//],
];

/** Node listens here for a debugger once it is sent SIGUSR1. */
const INSPECTOR = "http://127.0.0.1:9229/json/list";

/** Profiles a Node process of this machine while `work` is done. Throws where another process has the inspector's port. */
export async function profiled(processId: number, work: () => Promise<unknown>): Promise<CpuShares> {
  process.kill(processId, "SIGUSR1");
  const inspector = await open();
  await inspector.send("Profiler.enable");
  await inspector.send("Profiler.start");
  await work();
  const { profile } = (await inspector.send("Profiler.stop")) as { profile: Profile };
  inspector.close();
  return sharesOf(profile);
}

async function open() {
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(INSPECTOR).catch(() => undefined);
    if (!answer && tries === 50) throw new Error("The server's inspector does not answer.");
    if (answer) {
      const [target] = (await answer.json()) as { webSocketDebuggerUrl: string }[];
      return connect(target?.webSocketDebuggerUrl ?? "");
    }
    await pause(100);
  }
}

async function connect(address: string) {
  const socket = new WebSocket(address, { perMessageDeflate: false });
  await once(socket, "open");
  let id = 0;
  const send = async (method: string): Promise<unknown> => {
    socket.send(JSON.stringify({ id: ++id, method }));
    for (;;) {
      const [frame] = (await once(socket, "message")) as [Buffer];
      const answer = JSON.parse(frame.toString()) as { id?: number; result?: unknown };
      if (answer.id === id) return answer.result;
    }
  };
  return { send, close: () => socket.close() };
}

function sharesOf({ nodes, samples, timeDeltas }: Profile): CpuShares {
  const kindOf = new Map(
    nodes.map(({ id, callFrame: { functionName, url } }) => {
      const named = kinds.find(([, fits]) => fits.test(url))?.[0];
      return [
        id,
        named ?? (functionName === "(garbage collector)" ? "garbage collector" : functionName || "(other)"),
      ];
    }),
  );
  const sums = new Map<string, number>();
  for (const [at, id] of samples.entries()) {
    const kind = kindOf.get(id) ?? "(other)";
    if (kind !== "(idle)") sums.set(kind, (sums.get(kind) ?? 0) + (timeDeltas[at] ?? 0));
  }
  const all = [...sums.values()].reduce((sum, micros) => sum + micros, 0);
  const named = [...sums].filter(([, micros]) => micros / all >= 0.01);
  return named
    .map(([kind, micros]): [string, number] => [kind, micros / all])
    .toSorted(([, a], [, b]) => b - a);
}
