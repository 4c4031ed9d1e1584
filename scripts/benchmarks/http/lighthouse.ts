import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { findChromium } from "../../setup/chromium.mjs";
import type { Finding } from "../figure";
import type { Stage } from "../stage";
import { type Visit, visitsOf } from "./page-visits";

/** The newest for Node 20; fetched when it is wanted, for the application has no use for it. */
const LIGHTHOUSE = "lighthouse@12.8.2";

const report = z.object({
  categories: z.object({
    accessibility: z.object({ score: z.number() }),
    "best-practices": z.object({ score: z.number() }),
  }),
});

/** What Lighthouse says of the five main screens, as on a phone. */
export async function lighthouse(stage: Stage): Promise<Finding[]> {
  const app = await stage.app();
  const { landing, offers, offer, room } = await visitsOf(app);
  const signIn: Visit = { name: "sign in", path: "/sign-in" };
  const folder = await mkdtemp(path.join(tmpdir(), "lighthouse-"));
  try {
    const findings: Finding[] = [];
    for (const page of [landing, offers, offer, signIn, room])
      findings.push(...(await audit(app.url, page, folder)));
    return findings;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function audit(url: string, { name, path: at, cookie }: Visit, folder: string): Promise<Finding[]> {
  const [headers, output] = [path.join(folder, "headers.json"), path.join(folder, "report.json")];
  await writeFile(headers, JSON.stringify(cookie ? { cookie } : {}), { mode: 0o600 });
  const options = [
    "--only-categories=accessibility,best-practices",
    `--extra-headers=${headers}`,
    "--output=json",
    `--output-path=${output}`,
    "--quiet",
    "--chrome-flags=--headless --no-sandbox --disable-gpu",
  ];
  const env = { ...process.env, CHROME_PATH: await findChromium() };
  await promisify(execFile)("npx", ["--yes", LIGHTHOUSE, url + at, ...options], { env });
  const { categories } = report.parse(JSON.parse(await readFile(output, "utf8")));
  const target = { atLeast: 100 };
  return [
    { what: `accessibility: ${name}`, values: [categories.accessibility.score * 100], target },
    { what: `best practices: ${name}`, values: [categories["best-practices"].score * 100], target },
  ];
}
