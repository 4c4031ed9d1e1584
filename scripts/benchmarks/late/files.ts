import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { newId } from "../../../lib/kernel/ids";
import { receiveFile } from "../../../lib/media/receive";
import { type Finding, percentile } from "../figure";
import { settingsFor } from "../settings";
import type { Stage } from "../stage";

const RUNS = 3;
/** Two are decoded at a time, and twenty wait. */
const AT_ONCE = 22;
const MB = 1024 * 1024;

/** A photo of some 10 MB: 24 megapixels with noise, which is worse to decode than any scene. */
async function largePhoto(): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 128, sigma: 30 } as const;
  const picture = sharp({ create: { width: 6000, height: 4000, channels: 3, background: "#888", noise } });
  return picture.jpeg({ quality: 82 }).toBuffer();
}

/** Evidence of 10 MB, from the bytes in memory until it is made anew, sealed and in the folder; its row is a commit like others. */
export async function files(stage: Stage): Promise<Finding[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "amana-benchmark-files-"));
  const settings = { ...settingsFor("postgresql://nobody@localhost:9/none"), FILES_DIR: folder };
  for (const [name, value] of Object.entries(settings)) if (value !== undefined) process.env[name] = value;
  try {
    const photo = await largePhoto();
    stage.tell(`A photo of ${(photo.byteLength / MB).toFixed(1)} MB …`);
    const take = async () => {
      const started = performance.now();
      await receiveFile("evidence", photo, newId());
      return performance.now() - started;
    };
    const alone: number[] = [];
    const together: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      alone.push(await take());
      together.push(percentile(await Promise.all(Array.from({ length: AT_ONCE }, take)), 0.95));
    }
    return [
      { what: "evidence of 10 MB, alone", values: alone, unit: "ms", target: { atMost: 1_500 } },
      {
        what: "evidence of 10 MB with 20 waiting, 95th percentile",
        values: together,
        unit: "ms",
        target: { atMost: 4_000 },
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
