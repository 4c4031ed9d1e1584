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

/** A decoder that needs longer is being led around by its picture. Milliseconds. */
const PATIENCE = 10_000;
/** How many decoders may run at once: each may need some hundred megabytes. */
const AT_ONCE = 2;
/** How many may wait for one. */
const MAY_WAIT = 20;
/** A square of 256 pixels needs far less, in bytes. */
const LARGEST_RESULT = 512 * 1024;

const CHILD = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/identity/profile/picture-child.mjs");

/** All that a decoder knows of its surroundings: above all no secrets. */
const NOTHING = {} as NodeJS.ProcessEnv;

/** What is told of each decoder: tests end one, to see that nothing else ends. */
type Watch = (child: ChildProcess) => void;

/**
 * A picture made anew from what somebody sent: square, 256 pixels, WebP, without what the camera wrote into it. It is
 * decoded in a program of its own that has no secrets, little memory and ten seconds.
 * @throws Refusal - picture_too_large, picture_unknown, pictures_busy
 */
export async function remakePicture(sent: Uint8Array, watch: Watch = () => {}): Promise<Buffer> {
  if (sent.byteLength > PICTURE_BYTES) throw new Refusal(pictureRefusals.picture_too_large);
  if (!isKnown(Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength))) {
    throw new Refusal(pictureRefusals.picture_unknown);
  }
  await takeTurn();
  try {
    return await decode(sent, watch);
  } finally {
    endTurn();
  }
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/** By its first bytes: names and types are whatever the sender says. */
function isKnown(sent: Buffer): boolean {
  if (sent.subarray(0, PNG.length).equals(PNG) || sent.subarray(0, JPEG.length).equals(JPEG)) return true;
  return sent.toString("latin1", 0, 4) === "RIFF" && sent.toString("latin1", 8, 12) === "WEBP";
}

let running = 0;
const waiting: (() => void)[] = [];

async function takeTurn(): Promise<void> {
  if (running < AT_ONCE) running += 1;
  else if (waiting.length >= MAY_WAIT) throw new Refusal(pictureRefusals.pictures_busy);
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

/** Hands the turn on to who waits longest. */
function endTurn(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}

function decode(sent: Uint8Array, watch: Watch): Promise<Buffer> {
  const child = spawn(process.execPath, ["--max-old-space-size=64", CHILD], {
    env: NOTHING,
    stdio: ["pipe", "pipe", "ignore"],
  });
  watch(child);
  const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > LARGEST_RESULT) child.kill("SIGKILL");
    else chunks.push(chunk);
  });
  child.stdin.on("error", () => {}); // it may end before it has read everything
  child.stdin.end(sent);
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Refusal(pictureRefusals.picture_unknown));
    child.once("error", fail);
    child.once("close", (code) => (code === 0 && size > 0 ? resolve(Buffer.concat(chunks)) : fail()));
  }).finally(() => clearTimeout(timer)) as Promise<Buffer>;
}
