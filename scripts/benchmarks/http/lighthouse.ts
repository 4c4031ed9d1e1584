import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { findChromium } from "../../setup/chromium.mjs";
import type { Finding } from "../figure";
import type { Stage } from "../stage";
import { listingOf, type Visit, visitsOf } from "./page-visits";

/** The newest for Node 20; fetched when it is wanted, for the application has no use for it. */
const LIGHTHOUSE = "lighthouse@12.8.2";

const judged = z.object({ score: z.number() }).optional();
const report = z.object({
  categories: z.object({
    accessibility: judged,
    "best-practices": judged,
    seo: judged,
  }),
});

/** What Lighthouse says of the main screens, as on a phone; of those that search engines may list, also how well they can. */
export async function lighthouse(stage: Stage): Promise<Finding[]> {
  const app = await stage.app();
  const { landing, offers, offer, room } = await visitsOf(app);
  const signIn: Visit = { name: "sign in", path: "/sign-in" };
  const results: Visit = { name: "results of goods", path: "/goods" };
  const listing: Visit = { name: "a listing", path: await listingOf(app) };
  const folder = await mkdtemp(path.join(tmpdir(), "lighthouse-"));
  try {
    const findings: Finding[] = [];
    for (const page of [landing, results, listing, offers])
      findings.push(...(await audit(app.url, page, folder, ["accessibility", "best-practices", "seo"])));
    for (const page of [offer, signIn, room])
      findings.push(...(await audit(app.url, page, folder, ["accessibility", "best-practices"])));
    return findings;
  } finally {
    await rm(folder, { recursive: true });
  }
}

type Category = keyof z.output<typeof report>["categories"];

async function audit(
  url: string,
  { name, path: at, cookie }: Visit,
  folder: string,
  asked: Category[],
): Promise<Finding[]> {
  const [headers, output] = [path.join(folder, "headers.json"), path.join(folder, "report.json")];
  await writeFile(headers, JSON.stringify(cookie ? { cookie } : {}), { mode: 0o600 });
  const options = [
    `--only-categories=${asked.join(",")}`,
    `--extra-headers=${headers}`,
    "--output=json",
    `--output-path=${output}`,
    "--quiet",
    "--chrome-flags=--headless --no-sandbox --disable-gpu",
  ];
  const env = { ...process.env, CHROME_PATH: await findChromium() };
  await promisify(execFile)("npx", ["--yes", LIGHTHOUSE, url + at, ...options], { env });
  const { categories } = report.parse(JSON.parse(await readFile(output, "utf8")));
  return asked.map((category): Finding => {
    const found = categories[category];
    return found
      ? { what: `${category}: ${name}`, values: [found.score * 100], target: { atLeast: 100 } }
      : `${category} of ${name} was not judged.`;
  });
}
