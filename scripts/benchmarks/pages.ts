import { existsSync, readFileSync } from "node:fs";
import { digits, type Finding } from "./figure";
import type { OwnApp } from "./own-app";
import { type Visit, visit, visitsOf } from "./page-visits";
import { inTurn, middle } from "./pairs";
import type { Stage } from "./stage";

const WARM_UP = 600;
const VISITS = 150;
const FILES = 1000;
const PAGE_MS = 4;
const TICK_MS = 10;

const file: Visit = { name: "file", path: "/icon.svg" };

/** The server's CPU for a page, beside what a file costs that is the same for everybody. */
export async function pages(stage: Stage): Promise<Finding[]> {
  if (!existsSync("/proc/self/stat")) return ["This system does not tell what a process has used."];
  const app = await stage.app();
  await visit(app.url, file, FILES);
  const findings: Finding[] = [];
  for (const page of Object.values(await visitsOf(app))) findings.push(await measure(app, page));
  return findings;
}

async function measure(app: OwnApp, page: Visit): Promise<Finding> {
  await visit(app.url, page, WARM_UP);
  const pairs = await inTurn(
    () => cpuMsEach(app, page, VISITS),
    () => cpuMsEach(app, file, FILES),
  );
  const ofFile = middle(pairs, (pair) => pair.reference);
  const ratio = middle(pairs, ({ subject, reference }) => subject / reference);
  return {
    what: `server CPU of a request for the page: ${page.name}; 10 connections`,
    values: pairs.map(({ subject }) => subject),
    unit: "ms",
    target: { atMost: PAGE_MS },
    beside: `${digits(ratio)} times a static file (${digits(ofFile)} ms)`,
  };
}

async function cpuMsEach(app: OwnApp, page: Visit, times: number): Promise<number> {
  const before = cpuMs(app.processId);
  await visit(app.url, page, times);
  return (cpuMs(app.processId) - before) / times;
}

/** User and system time of a process so far, its collector and compilers included. */
function cpuMs(processId: number): number {
  const fields = readFileSync(`/proc/${processId}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
