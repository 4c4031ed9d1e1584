import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { PICTURE_BYTES, TOO_LARGE } from "./limits";

export const pictureRefusals = refusals({
  picture_too_large: { status: 422, field: "picture", says: TOO_LARGE },
  picture_unknown: {
    status: 422,
    field: "picture",
    says: "We can’t read this picture. Choose a JPEG, PNG or WebP file.",
  },
  pictures_busy: {
    status: 429,
    field: "picture",
    says: "We’re processing a lot of pictures right now. Try again in a minute.",
  },
});

/** Time limit of a decoder, in milliseconds. */
const TIMEOUT_MS = 10_000;
/** Maximum number of concurrent decoders: each can need some hundred megabytes. */
const MAX_RUNNING = 2;
/** Maximum number of waiting uploads. */
const MAX_WAITING = 20;
/** Maximum output in bytes; 256 x 256 pixels need far less. */
const MAX_RESULT_BYTES = 512 * 1024;

const CHILD = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/identity/profile/picture-child.mjs");

/** The decoder gets no environment, hence no secrets. */
const EMPTY_ENV = {} as NodeJS.ProcessEnv;

/** Called with each decoder process, so that tests can kill it. */
type Watch = (child: ChildProcess) => void;

/**
 * Re-encodes an uploaded picture as a square WebP of 256 pixels without metadata. Decodes it in a separate process without
 * secrets, with little memory and a limit of ten seconds.
 * @throws Refusal - picture_too_large, picture_unknown, pictures_busy
 */
export async function remakePicture(sent: Uint8Array, watch: Watch = () => {}): Promise<Buffer> {
  if (sent.byteLength > PICTURE_BYTES) throw new Refusal(pictureRefusals.picture_too_large);
  if (!isSupported(Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength))) {
    throw new Refusal(pictureRefusals.picture_unknown);
  }
  await acquireSlot();
  try {
    return await decode(sent, watch);
  } finally {
    releaseSlot();
  }
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/** By its magic bytes, because names and media types are untrusted. */
function isSupported(sent: Buffer): boolean {
  if (sent.subarray(0, PNG.length).equals(PNG) || sent.subarray(0, JPEG.length).equals(JPEG)) return true;
  return sent.toString("latin1", 0, 4) === "RIFF" && sent.toString("latin1", 8, 12) === "WEBP";
}

let running = 0;
const waiting: (() => void)[] = [];

async function acquireSlot(): Promise<void> {
  if (running < MAX_RUNNING) running += 1;
  else if (waiting.length >= MAX_WAITING) throw new Refusal(pictureRefusals.pictures_busy);
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

/** Hands the slot to the longest waiting upload. */
function releaseSlot(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}

function decode(sent: Uint8Array, watch: Watch): Promise<Buffer> {
  const child = spawn(process.execPath, ["--max-old-space-size=64", CHILD], {
    env: EMPTY_ENV,
    stdio: ["pipe", "pipe", "ignore"],
  });
  watch(child);
  const timer = setTimeout(() => child.kill("SIGKILL"), TIMEOUT_MS);
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_RESULT_BYTES) child.kill("SIGKILL");
    else chunks.push(chunk);
  });
  child.stdin.on("error", () => {}); // the process can exit before it has read everything
  child.stdin.end(sent);
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Refusal(pictureRefusals.picture_unknown));
    child.on("error", fail);
    child.once("close", (code) => (code === 0 && size > 0 ? resolve(Buffer.concat(chunks)) : fail()));
  }).finally(() => clearTimeout(timer)) as Promise<Buffer>;
}
