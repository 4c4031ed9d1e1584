import "../../setup/first.mjs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { end, identify } from "../../setup/children.mjs";
import { install } from "../../setup/install.mjs";
import { closeAtEnd, leaveOnSignals, runProgram } from "../../setup/leaving.mjs";
import { checkout, inCheckout } from "../../setup/paths.mjs";
import { timed } from "../../setup/progress.mjs";

const leftOut = [
  [
    "pusher-js, integration/web",
    "JSONP and script requests of old browsers, which never reach a server of ours",
  ],
  [
    "pusher-js, HTTP fallbacks",
    "SockJS and streaming are deprecated by Pusher; the suite itself runs WebSockets only under Node",
  ],
  ["pusher-js, unit", "needs no server"],
  ["pusher, tests/integration", "needs no server: its HTTP is mocked"],
  [
    "Pusher's own network",
    "its hosts are redirected to this machine, and TLS, which ends before our server, is left out",
  ],
];

leaveOnSignals(130);
await runProgram(async () => {
  await install();
  const { openStage } = await import("./stage.mjs");
  const { clusters } = await import("./clusters.mjs");
  const { runClientSuite, runSdkSuite } = await import("./suites.mjs");
  const { client, sdk } = await timed("Installed the suites", openStage);
  const servers = await Promise.all(clusters.map(({ app }) => startServer(app)));
  const results = [
    ...(await timed("pusher 5.3.4 has run", () => runSdkSuite(sdk, servers[0]))).map(named("pusher")),
    ...(await timed("pusher-js 8.6.0 has run", () => runClientSuite(client, servers))).map(
      named("pusher-js"),
    ),
  ];
  return report(results) ? 0 : 1;
});

/** Starts the server as in production: in its own process. */
async function startServer(app) {
  const args = ["--import", "tsx", inCheckout("scripts/realtime/main.ts")];
  const env = { ...process.env, ...app, REALTIME_PORT: "0" };
  const child = spawn(process.execPath, args, { cwd: checkout, env, stdio: ["ignore", "pipe", "inherit"] });
  const identity = identify(child.pid);
  closeAtEnd(() => end(identity));
  const [line] = await once(child.stdout, "data");
  return JSON.parse(String(line));
}

function named(suite) {
  return (result) => ({ ...result, group: `${suite}: ${result.group}` });
}

/** Prints what ran and what did not. Returns whether anything ran and all of it passed. */
function report(results) {
  const groups = [...new Set(results.map(({ group }) => group))];
  const sizes = groups.map((group) => results.filter((result) => result.group === group).length);
  const lines = groups.map((group, index) => `  ${String(sizes[index]).padStart(3)}  ${group}\n`);
  const failed = results.filter(({ status }) => status !== "passed");
  const errors = failed.map(({ group, name, status, error }) => `  ${status}  ${group}, ${name}: ${error}\n`);
  const without = leftOut.map(([what, why]) => `  ${what}: ${why}\n`);
  process.stdout.write(`\nRan\n${lines.join("")}\nLeft out\n${without.join("")}\n${errors.join("")}`);
  process.stdout.write(`\n${results.length - failed.length} of ${results.length} passed\n`);
  return results.length > 0 && failed.length === 0;
}
