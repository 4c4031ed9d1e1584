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
/** What no decoder needs, whatever it allocates, in bytes; read from /proc, where there is one. */
const MAX_RESIDENT = 600 * MB;
/** One that has grown to this is not kept for another file. */
const KEPT_RESIDENT = 300 * MB;
const PAGE = 4096;
const LOOK_MS = 50;
/** A decoder ends after so many files, and where no other file comes in time. */
const FILES = 20;
const IDLE_MS = 10_000;

/** Exit codes of child.mjs that say why. */
const reasons: Readonly<Record<number, "pages" | "pixels">> = { 3: "pages", 4: "pixels" };

export interface DecodeBounds {
  /** In milliseconds. */
  timeoutMs: number;
  /** Of all that it answers, in bytes. */
  maxBytes: number;
}

export interface Task {
  /** What child.mjs does with the file. */
  spec: { kind: "picture" | "pdf" | "card" } & Readonly<Record<string, unknown>>;
  sent: Uint8Array;
  /** Files of different groups never meet in one process. */
  group: string;
  bounds: DecodeBounds;
}

/** Called with the decoder process of each file, so that tests can kill it. */
export type Watch = (child: ChildProcess) => void;

/** Why there is nothing: 'unknown' covers refused, crashed and too large, 'busy' too slow. */
export type NotDecoded = "unknown" | "pages" | "pixels" | "busy";

interface Decoder {
  child: ChildProcess;
  group: string;
  files: number;
  /** Takes what it writes; where nothing was asked, it is ended. */
  heard: (chunk: Buffer) => void;
  ended: (code: number | null) => void;
  idle?: NodeJS.Timeout;
}

/** Decoders that wait for another file, the longest waiting first. There are never more than run at a time. */
const waiting: Decoder[] = [];
const MOST_WAITING = 2;

/**
 * Has one file decoded, by a process that may have decoded others of its group. Whatever is not a whole answer ends that process, and
 * with it nothing but this file: the next one gets a new process.
 */
export async function decode(task: Task, watch: Watch): Promise<Buffer | NotDecoded> {
  const decoder = take(task.group) ?? start(task.group);
  watch(decoder.child);
  const answer = await ask(decoder, task);
  // A document may leave something of itself in the memory of WebAssembly.
  const mayStay = typeof answer !== "string" && task.spec.kind !== "pdf" && decoder.files < FILES;
  if (mayStay && (await residentOf(decoder.child)) < KEPT_RESIDENT) keep(decoder);
  else end(decoder);
  return answer;
}

function take(group: string): Decoder | undefined {
  const at = waiting.findIndex((one) => one.group === group);
  const [decoder] = at < 0 ? [] : waiting.splice(at, 1);
  clearTimeout(decoder?.idle);
  return decoder;
}

function start(group: string): Decoder {
  const child = spawn(process.execPath, [...BOUNDS, CHILD], {
    env: EMPTY_ENV,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const decoder: Decoder = { child, group, files: 0, heard: () => end(decoder), ended: () => {} };
  child.stdout.on("data", (chunk: Buffer) => decoder.heard(chunk));
  child.stdin.on("error", () => {}); // the process can end before it has read everything
  child.on("error", () => {});
  child.once("close", (code) => {
    forget(decoder);
    decoder.ended(code);
  });
  // Waiting for a file, it keeps no program from ending; and it ends where its stdin does.
  for (const end of [child, child.stdin, child.stdout] as { unref?: () => void }[]) end.unref?.();
  return decoder;
}

function keep(decoder: Decoder): void {
  if (hasEnded(decoder.child)) return;
  if (waiting.length >= MOST_WAITING) end(waiting[0] as Decoder);
  decoder.heard = () => end(decoder);
  decoder.idle = setTimeout(() => end(decoder), IDLE_MS).unref();
  waiting.push(decoder);
}

function end(decoder: Decoder): void {
  forget(decoder);
  decoder.child.kill("SIGKILL");
}

/** Ends the decoders that wait for another file, so that what measures or tests them starts anew. Resolves once they are gone. */
export async function endWaiting(): Promise<void> {
  const gone = waiting.map(({ child }) => {
    child.ref(); // or a program that waits for nothing else would end here
    return new Promise((resolve) => child.once("close", resolve));
  });
  while (waiting[0]) end(waiting[0]);
  await Promise.all(gone);
}

function forget(decoder: Decoder): void {
  clearTimeout(decoder.idle);
  const at = waiting.indexOf(decoder);
  if (at >= 0) waiting.splice(at, 1);
}

/** What it answers to one file, without the length before it. */
async function ask(decoder: Decoder, { spec, sent, bounds }: Task): Promise<Buffer | NotDecoded> {
  const { child } = decoder;
  decoder.files += 1;
  let isLate = false;
  const kill = () => child.kill("SIGKILL");
  const timer = setTimeout(() => {
    isLate = true;
    kill();
  }, bounds.timeoutMs);
  const looker = setInterval(
    () => void residentOf(child).then((size) => size > MAX_RESIDENT && kill()),
    LOOK_MS,
  );
  const answer = await new Promise<Buffer | number | null>((resolve) => {
    if (hasEnded(child)) resolve(null);
    decoder.ended = resolve;
    decoder.heard = collector(bounds.maxBytes, resolve);
    for (const bytes of [Buffer.from(JSON.stringify(spec)), sent]) {
      child.stdin?.write(lengthOf(bytes));
      child.stdin?.write(bytes);
    }
  });
  clearTimeout(timer);
  clearInterval(looker);
  if (Buffer.isBuffer(answer)) return answer;
  if (isLate) return "busy";
  return (answer !== null && reasons[answer]) || "unknown";
}

/** Puts an answer together: null where it is longer than it says or than it may be. */
function collector(maxBytes: number, done: (answer: Buffer | null) => void): (chunk: Buffer) => void {
  const chunks: Buffer[] = [];
  let size = 0;
  let whole: number | undefined;
  return (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    if (whole === undefined && size >= 4) whole = 4 + Buffer.concat(chunks).readUInt32BE(0);
    if (size > (whole ?? 4) || (whole ?? 0) > maxBytes) done(null);
    else if (size === whole) done(Buffer.concat(chunks).subarray(4));
  };
}

function lengthOf(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.byteLength);
  return length;
}

const hasEnded = ({ pid, exitCode, signalCode }: ChildProcess) =>
  pid === undefined || exitCode !== null || signalCode !== null;

/** Resident memory of a process in bytes; 0 where that cannot be known. */
async function residentOf({ pid }: ChildProcess): Promise<number> {
  const sizes = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "");
  return Number(sizes.split(" ")[1] ?? 0) * PAGE;
}
