import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { newId } from "../../../lib/kernel/ids";
import { IMAGE_SIDES } from "../../../lib/media/images/sizes";
import { endWaiting } from "../../../lib/media/making/decoder";
import type { Purpose } from "../../../lib/media/purposes";
import { receiveFile } from "../../../lib/media/receive";
import { type Finding, percentile } from "../figure";
import { settingsFor } from "../settings";
import type { Stage } from "../stage";

const RUNS = 3;
/** Two are decoded at a time, and twenty wait. */
const AT_ONCE = 22;
const MB = 1024 * 1024;
const TICKS_A_SECOND = 100;

/** Worse to decode than any scene: noise over the whole picture. */
function photo(width: number, height: number, sigma: number): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 128, sigma } as const;
  return sharp({ create: { width, height, channels: 3, background: "#888", noise } })
    .jpeg({ quality: 82 })
    .toBuffer();
}

/** CPU of this process and of those of its own that have ended, in seconds; nothing where there is no /proc. */
function cpuSeconds(): number {
  try {
    const fields = readFileSync("/proc/self/stat", "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_A_SECOND;
  } catch {
    return Number.NaN;
  }
}

interface Taken {
  alone: number[];
  together: number[];
  /** CPU for each file of those that came together, in seconds. */
  cpu: number[];
}

async function take(purpose: Purpose, sent: Buffer): Promise<number> {
  const started = performance.now();
  await receiveFile(purpose, sent, newId());
  return performance.now() - started;
}

async function takeMany(purpose: Purpose, sent: Buffer): Promise<Taken> {
  const taken: Taken = { alone: [], together: [], cpu: [] };
  for (let run = 0; run < RUNS; run += 1) {
    await endWaiting();
    taken.alone.push(await take(purpose, sent));
    await endWaiting();
    const before = cpuSeconds();
    const all = await Promise.all(Array.from({ length: AT_ONCE }, () => take(purpose, sent)));
    taken.together.push(percentile(all, 0.95));
    await endWaiting();
    taken.cpu.push((cpuSeconds() - before) / AT_ONCE);
  }
  return taken;
}

/** The same four sizes by sharp in this process, from the file, without anything around it: milliseconds. */
async function bySharp(sent: Buffer): Promise<number> {
  sharp.concurrency(1);
  const started = performance.now();
  for (const side of IMAGE_SIDES) {
    await sharp(sent)
      .autoOrient()
      .resize(side, side, { fit: "inside" })
      .webp({ quality: 82, effort: 0 })
      .toBuffer();
  }
  return performance.now() - started;
}

/** Files from the bytes in memory until they are made anew, sealed and in the folder; a row is a commit like others. */
export async function files(stage: Stage): Promise<Finding[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "amana-benchmark-files-"));
  const settings = { ...settingsFor("postgresql://nobody@localhost:9/none"), FILES_DIR: folder };
  for (const [name, value] of Object.entries(settings)) if (value !== undefined) process.env[name] = value;
  try {
    const large = await photo(6000, 4000, 30);
    const listed = await photo(4000, 3000, 12);
    const sizeOf = (sent: Buffer) => `${(sent.byteLength / MB).toFixed(1)} MB`;
    stage.tell(`Photos of ${sizeOf(large)} as evidence and ${sizeOf(listed)} for a listing …`);
    const evidence = await takeMany("evidence", large);
    const images = await takeMany("listing", listed);
    const ratios: number[] = [];
    await take("listing", listed);
    for (let run = 0; run < 2 * RUNS; run += 1)
      ratios.push((await take("listing", listed)) / (await bySharp(listed)));
    const beside = (cpu: number[]) =>
      `CPU ${percentile(cpu, 0.5).toFixed(2)} s a file; load of the machine ${loadavg()[0]?.toFixed(1)}`;
    return [
      { what: "evidence of 10 MB, alone", values: evidence.alone, unit: "ms", target: { atMost: 1_500 } },
      {
        what: "evidence of 10 MB with 20 waiting, 95th percentile",
        values: evidence.together,
        unit: "ms",
        target: { atMost: 4_000 },
        beside: beside(evidence.cpu),
      },
      {
        what: "picture of 12 MP for a listing / its four sizes by sharp alone",
        values: ratios,
        target: { atMost: 1.3 },
      },
      {
        what: "picture of 12 MP for a listing with 20 waiting, 95th percentile",
        values: images.together,
        unit: "ms",
        target: { atMost: 4_000 },
        beside: beside(images.cpu),
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
