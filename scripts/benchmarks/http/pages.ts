import { digits, type Finding } from "../figure";
import { inTurn, middle } from "../pairs";
import { cpuMsOf } from "../server";
import type { Stage } from "../stage";
import type { OwnApp } from "./own-app";
import { type Visit, visit, visitsOf } from "./page-visits";

const WARM_UP = 600;
const VISITS = 150;
const FILES = 1000;
const PAGE_MS = 4;

const file: Visit = { name: "file", path: "/icon.svg" };

/** The server's CPU for a page, next to that of a static file. */
export async function pages(stage: Stage): Promise<Finding[]> {
  if (Number.isNaN(cpuMsOf(process.pid))) return ["This system does not tell what a process has used."];
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
  const before = cpuMsOf(app.processId);
  await visit(app.url, page, times);
  return (cpuMsOf(app.processId) - before) / times;
}
