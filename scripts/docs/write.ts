// Writes the generated documents: data model, user flows, journeys. With --check it only says which are not up to date.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { inCheckout } from "../setup/paths.mjs";
import { dataModelPages } from "./data-model";
import { flowDrawings } from "./flows";
import { journeysPage } from "./journeys";

const DRAWINGS = "docs/diagrams";

const pages = new Map([...(await dataModelPages()), ...(await flowDrawings()), ...(await journeysPage())]);
const drawn = await readdir(inCheckout(DRAWINGS));
const left = drawn.map((name) => `${DRAWINGS}/${name}`).filter((name) => !pages.has(name));

if (process.argv.includes("--check")) {
  const texts = await Promise.all(
    [...pages.keys()].map((name) => readFile(inCheckout(name), "utf8").catch(() => "")),
  );
  const changed = [...pages].filter(([, wanted], at) => texts[at] !== wanted).map(([name]) => name);
  const stale = [...changed, ...left];
  if (stale.length > 0) {
    process.stdout.write(`Not up to date, run npm run data-model: ${stale.join(", ")}\n`);
    process.exitCode = 1;
  }
} else {
  await Promise.all([
    ...[...pages].map(([name, text]) => writeFile(inCheckout(name), text)),
    ...left.map((name) => rm(inCheckout(name))),
  ]);
}
