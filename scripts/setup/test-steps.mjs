import { mkdir } from "node:fs/promises";
import { openThrowawayCluster } from "../database/open-throwaway.mjs";
import { startApp } from "./app.mjs";
import { build } from "./build.mjs";
import { run } from "./children.mjs";
import { findChromium } from "./chromium.mjs";
import { RESULTS } from "./failures.mjs";
import { closeAtEnd } from "./leaving.mjs";
import { openOwnStack } from "./own-stack.mjs";
import { checkout, inCheckout } from "./paths.mjs";
import { findFreePort } from "./ports.mjs";
import { makeSecrets } from "./secrets.mjs";
import { checkWebAlone } from "./web-alone.mjs";

/**
 * What Vitest finds, or the files whose names hold one of these words; it brings its own database up and down.
 * @param {string[]} [only]
 * @param {Record<string, string>} [more] settings of the tests, such as how many steps a random story has
 */
export function runTests(only = [], more = {}) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${RESULTS.tests}`];
  return show("vitest/vitest.mjs", ["run", ...reporters, ...only], { ...process.env, ...more });
}

/**
 * The browser journeys, against a product of their own that shares nothing with a running demo.
 * @param {string[]} [only] arguments of `playwright test`: files, `--grep`
 * @param {Record<string, string>} [more] settings of the journeys
 */
export async function runJourneys(only = [], more = {}) {
  journeys ??= openJourneys();
  await show("@playwright/test/cli.js", ["test", ...only], { ...(await journeys), ...more });
}

/** One product serves every call. */
let journeys;

async function openJourneys() {
  const chromium = await findChromium();
  const environment = await openThrowawayStack();
  await build(environment);
  await mkdir(inCheckout("artifacts"), { recursive: true });
  await checkWebAlone(environment, inCheckout("artifacts/web-alone.log"));
  const log = inCheckout("artifacts/app.log");
  // Through the inspector, a test asks what lives in the heap.
  const inspected = { ...environment, NODE_OPTIONS: "--inspect=127.0.0.1:0" };
  const app = await startApp("start", inspected, { log });
  const seed = process.env.SEED ?? String(Date.now() % 1_000_000_007);
  const ofApp = { APP_PID: String(app.pid), APP_LOG: log, SEED: seed };
  return { ...environment, ...ofApp, CHROMIUM_PATH: chromium, BASE_URL: environment.APP_URL };
}

async function openThrowawayStack() {
  const cluster = await openThrowawayCluster();
  closeAtEnd(cluster.close);
  const secrets = {
    ...makeSecrets(),
    DATABASE_OWNER_PASSWORD: cluster.ownerPassword,
    DATABASE_APP_PASSWORD: cluster.appPassword,
  };
  const ports = { app: await findFreePort() };
  ports.simulators = await findFreePort(Object.values(ports));
  ports.smtp = await findFreePort(Object.values(ports));
  ports.realtime = await findFreePort(Object.values(ports));
  const google = await findFreePort(Object.values(ports));
  const environment = await openOwnStack({ superUrl: cluster.superUrl, secrets, ports, hostile: true });
  // The journeys trade the kinds of asset that only tests know, too.
  return { ...environment, ...googleAt(google), AMANA_TEST_KINDS: "1" };
}

/** The journey that signs in with Google brings its own, at this port. */
function googleAt(port) {
  return {
    GOOGLE_CLIENT_ID: "amana",
    GOOGLE_CLIENT_SECRET: "only-for-the-journeys",
    GOOGLE_ISSUER: `http://localhost:${port}`,
  };
}

function show(program, args, env) {
  const options = { cwd: checkout, env, stdio: ["ignore", "inherit", "inherit"] };
  return run(process.execPath, [inCheckout("node_modules", program), ...args], options);
}
