import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { exitOf, run } from "../../setup/children.mjs";
import { closeAtEnd } from "../../setup/leaving.mjs";
import { findFreePort } from "../../setup/ports.mjs";
import { untilItAnswers } from "../../setup/until-it-answers.mjs";
import { clusters } from "./clusters.mjs";

const inHere = (file) => fileURLToPath(new URL(file, import.meta.url));

/**
 * The integration suite of pusher-js against two servers, one for each of its clusters.
 * @param {string} folder
 * @param {{ port: number }[]} servers in the order of `clusters`
 * @returns {Promise<Result[]>}
 */
export async function runClientSuite(folder, servers) {
  await run(process.execPath, [inHere("build-client-suite.cjs")], { cwd: folder });
  const helpers = [await findFreePort(), await findFreePort()];
  const env = redirecting({
    ...routesTo(servers),
    "localhost:3000": helpers[0],
    "localhost:3001": helpers[1],
  });
  const own = clusters.map(({ name, app }) => [
    [`INTEGRATION_TESTS_APP_${name}_APP_ID`, app.PUSHER_APP_ID],
    [`INTEGRATION_TESTS_APP_${name}_KEY`, app.PUSHER_KEY],
    [`INTEGRATION_TESTS_APP_${name}_SECRET`, app.PUSHER_SECRET],
  ]);
  const options = {
    cwd: `${folder}/integration_tests_server`,
    env: { ...env, ...Object.fromEntries(own.flat()) },
  };
  const helper = start("index.js", { ...options, silent: true });
  for (const port of helpers)
    await untilItAnswers(`http://localhost:${port}/`, helper, "The suite's own server");
  const results = await resultsOf(inHere("run-client-suite.cjs"), { cwd: folder, env });
  helper.kill();
  return results;
}

/**
 * The tests of pusher that talk to a server.
 * @param {string} folder
 * @param {{ port: number }} server the first cluster's
 * @returns {Promise<Result[]>}
 */
export async function runSdkSuite(folder, { port }) {
  const { PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET } = clusters[0].app;
  const env = {
    ...redirecting({ "localhost:8321": await findFreePort() }),
    PUSHER_URL: `http://${PUSHER_KEY}:${PUSHER_SECRET}@127.0.0.1:${port}/apps/${PUSHER_APP_ID}`,
  };
  return resultsOf(inHere("run-sdk-suite.cjs"), { cwd: folder, env });
}

/** @typedef {{ group: string, name: string, status: string, error: string }} Result */

function redirecting(routes) {
  return { ...process.env, CONFORMANCE_ROUTES: JSON.stringify(routes) };
}

function routesTo(servers) {
  const routes = clusters.flatMap(({ hosts }, index) =>
    hosts.flatMap((host) => [80, 443].map((port) => [`${host}:${port}`, servers[index].port])),
  );
  return Object.fromEntries(routes);
}

function start(program, options) {
  const child = fork(program, { execArgv: ["-r", inHere("redirect.cjs")], ...options });
  closeAtEnd(async () => void child.kill());
  return child;
}

async function resultsOf(program, options) {
  const child = start(program, options);
  const ended = exitOf(child).then((code) => Promise.reject(new Error(`${program} ended with ${code}.`)));
  ended.catch(() => {}); // it also exits after sending its results
  const [results] = await Promise.race([once(child, "message"), ended]);
  return results;
}
