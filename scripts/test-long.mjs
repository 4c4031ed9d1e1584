// `npm run test:long -- NAME...`: the long form of a test, in chunks; broken off, it goes on with the chunk it was in.
import "./setup/first.mjs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { run } from "./setup/children.mjs";
import { install } from "./setup/install.mjs";
import { leaveOnSignals, runProgram, sorry } from "./setup/leaving.mjs";
import { parts } from "./setup/long-parts.mjs";
import { checkout, inCheckout } from "./setup/paths.mjs";
import { say } from "./setup/progress.mjs";
import { writeProof } from "./setup/proof.mjs";

leaveOnSignals(130);
await runProgram(async () => {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in parts));
  if (names.length === 0 || unknown.length > 0) {
    throw sorry(`Name what to run, or all of it: npm run test:long -- ${Object.keys(parts).join(" ")}`);
  }
  await install();
  const { generate } = await import("./setup/generate.mjs");
  await generate();
  for (const name of names) await runPart(name);
  return 0;
});

async function runPart(name) {
  const { chunks, proves } = parts[name];
  const commit = await currentCommit();
  const begun = await progressOf(name, commit);
  let { done, seconds } = begun;
  if (done > 0) say(`${name}: goes on after ${done} of ${chunks.length}`);
  for (const settings of chunks.slice(done)) {
    const from = performance.now();
    await runChunk(parts[name], settings);
    seconds += (performance.now() - from) / 1000;
    done += 1;
    await writeFile(fileOf(name), JSON.stringify({ commit, done, seconds }));
    say(`${name}: ${done} of ${chunks.length} passed (${Math.round(seconds)} s)`);
  }
  await writeProof(name, { proves, commit, seconds });
  await rm(fileOf(name));
}

async function runChunk({ files, journeys }, settings) {
  const { runJourneys, runTests } = await import("./setup/test-steps.mjs");
  await (journeys ? runJourneys(files, settings) : runTests(files, settings));
}

/** How far this part came at this very commit; from the start where it was another one. */
async function progressOf(name, commit) {
  await mkdir(inCheckout("artifacts/long"), { recursive: true });
  const kept = JSON.parse(await readFile(fileOf(name), "utf8").catch(() => "{}"));
  return kept.commit === commit ? kept : { done: 0, seconds: 0 };
}

function fileOf(name) {
  return inCheckout("artifacts/long", `${name}.json`);
}

/** The commit that is tested, marked where files differ from it. */
async function currentCommit() {
  const git = (...args) => run("git", args, { cwd: checkout });
  const [id, changes] = [await git("rev-parse", "--short=10", "HEAD"), await git("status", "--porcelain")];
  const isChanged = changes.split("\n").some((line) => line !== "" && !line.endsWith("docs/proof.md"));
  return `${id.trim()}${isChanged ? " with changes" : ""}`;
}
