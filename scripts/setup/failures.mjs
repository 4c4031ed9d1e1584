import { readFile, rm } from "node:fs/promises";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { checkout, inCheckout } from "./paths.mjs";

/** Where the runners leave their results, as JSON. */
export const RESULTS = { tests: "artifacts/tests.json", journeys: "artifacts/journeys.json" };

/** How many lines of a failure's message are repeated. */
const LINES = 12;

/** Removes the results of an earlier run, so that they are not taken for this one's. */
export async function forgetResults() {
  await Promise.all(Object.values(RESULTS).map((file) => rm(inCheckout(file), { force: true })));
}

/**
 * Each failed test, and each journey that needed a second attempt, with the first lines of its message: for the end of the output,
 * as what is above may be cut off.
 * @returns {Promise<string>} empty where all passed at once
 */
export async function failures() {
  const [tests, journeys] = await Promise.all([read(RESULTS.tests), read(RESULTS.journeys)]);
  return [...(tests?.testResults ?? []).flatMap(ofFile), ...(journeys?.suites ?? []).flatMap(ofSuite)]
    .map(({ name, message }) => `${name}\n${shorten(message)}\n`)
    .join("\n");
}

/** Of a file of Vitest's; a file that does not load has a message of its own. */
function ofFile({ name: path, message, assertionResults }) {
  const name = relative(checkout, path);
  const failed = assertionResults.filter(({ status }) => status === "failed");
  if (failed.length === 0) return message ? [{ name, message }] : [];
  return failed.map(({ fullName, failureMessages }) => ({
    name: `${name}: ${fullName.trim()}`,
    message: failureMessages.join("\n"),
  }));
}

/** Of a suite of Playwright's, which may have others inside. */
function ofSuite({ suites = [], specs = [] }) {
  const failed = specs
    .filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === "flaky"))
    .map(({ ok, file, line, title, tests }) => ({
      name: `${ok ? "second attempt: " : ""}e2e/${file}:${line}: ${title}`,
      message: tests
        .flatMap(({ results }) => results.flatMap(({ errors }) => errors.map((error) => error.message)))
        .join("\n"),
    }));
  return [...failed, ...suites.flatMap(ofSuite)];
}

function shorten(message) {
  const lines = stripVTControlCharacters(message ?? "").split("\n");
  const own = lines.filter((line) => !/^\s+at .*node_modules|\(node:/.test(line));
  return own
    .slice(0, LINES)
    .map((line) => `    ${line}`)
    .join("\n");
}

async function read(file) {
  const text = await readFile(inCheckout(file), "utf8").catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}
