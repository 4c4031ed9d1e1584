import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { run } from "../../setup/children.mjs";
import { onceFor } from "../../setup/fingerprint.mjs";
import { inCheckout } from "../../setup/paths.mjs";

/** The dependencies to build and run the suites; a subset of their packages' own, some of which are no longer available. */
const tools = {
  "@stablelib/base64": "2.0.1",
  "@stablelib/utf8": "1.0.2",
  "expect.js": "0.3.1",
  express: "4.22.1",
  "faye-websocket": "0.11.4",
  "https-proxy-agent": "5.0.1",
  jasmine: "4.6.0",
  mocha: "9.2.2",
  pusher: "5.3.4",
  "pusher-js": "8.6.0",
  "source-map-loader": "1.1.3",
  "ts-loader": "9.5.7",
  tweetnacl: "1.0.3",
  typescript: "5.9.3",
  webpack: "5.105.4",
  "webpack-merge": "5.8.0",
  xmlhttprequest: "1.8.0",
};

const folder = inCheckout("node_modules/.cache/pusher-conformance");

/**
 * The suites as shipped, with their dependencies, in a cache inside node_modules.
 * @returns {Promise<{ client: string, sdk: string }>} the folders of pusher-js and pusher
 */
export async function openStage() {
  await onceFor(path.join(folder, "made-for"), JSON.stringify(tools), make);
  return { client: path.join(folder, "pusher-js"), sdk: path.join(folder, "pusher") };
}

async function make() {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const contents = { name: "pusher-conformance", private: true, dependencies: tools };
  await writeFile(path.join(folder, "package.json"), JSON.stringify(contents));
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--prefix", folder];
  await run("npm", ["install", ...flags], { cwd: folder });
  // Inside node_modules TypeScript is not compiled and tests are not found.
  for (const name of ["pusher-js", "pusher"]) {
    await cp(path.join(folder, "node_modules", name), path.join(folder, name), { recursive: true });
  }
}
