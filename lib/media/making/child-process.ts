import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";

const CHILD = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/media/making/child.mjs");

/** The decoder gets no environment, hence no secrets. */
const EMPTY_ENV = {} as NodeJS.ProcessEnv;

const MB = 1024 * 1024;
/** Memory of the heap in megabytes, and of WebAssembly in pages of 64 kB. */
const BOUNDS = ["--max-old-space-size=64", "--wasm-max-mem-pages=4096"];
/** What no decoder needs, whatever it allocates; read from /proc, where there is one. */
const MAX_RESIDENT = 600 * MB;
const PAGE = 4096;
const LOOK_MS = 50;

/** Exit codes of child.mjs that say why. */
const reasons: Readonly<Record<number, "pages" | "pixels">> = { 3: "pages", 4: "pixels" };

export interface ChildBounds {
  /** In milliseconds. */
  timeoutMs: number;
  /** Of all that it writes, in bytes. */
  maxBytes: number;
}

/** Called with each decoder process, so that tests can kill it. */
export type Watch = (child: ChildProcess) => void;

/** What the child wrote; or why there is nothing: 'unknown' covers refused, crashed and too large, 'busy' too slow. */
export async function runChild(
  args: readonly string[],
  sent: Uint8Array,
  { timeoutMs, maxBytes }: ChildBounds,
  watch: Watch,
): Promise<Buffer | "unknown" | "pages" | "pixels" | "busy"> {
  const child = spawn(process.execPath, [...BOUNDS, CHILD, ...args], {
    env: EMPTY_ENV,
    stdio: ["pipe", "pipe", "ignore"],
  });
  watch(child);
  const kill = () => child.kill("SIGKILL");
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    kill();
  }, timeoutMs);
  const looker = setInterval(
    () => void residentOf(child).then((size) => size > MAX_RESIDENT && kill()),
    LOOK_MS,
  );
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) kill();
    else chunks.push(chunk);
  });
  child.stdin.on("error", () => {}); // the process can exit before it has read everything
  child.stdin.end(sent);
  const code = await new Promise<number | null>((resolve) => {
    child.on("error", () => resolve(null));
    child.once("close", resolve);
  });
  clearTimeout(timer);
  clearInterval(looker);
  if (code === 0 && size > 0) return Buffer.concat(chunks);
  if (isLate) return "busy";
  return (code !== null && reasons[code]) || "unknown";
}

/** Resident memory of a process in bytes; 0 where that cannot be known. */
async function residentOf({ pid }: ChildProcess): Promise<number> {
  const sizes = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "");
  return Number(sizes.split(" ")[1] ?? 0) * PAGE;
}
