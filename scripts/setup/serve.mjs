import { existsSync } from "node:fs";
import { exitOf } from "./children.mjs";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { closeAtEnd, isLeaving, leave, leaveOnSignals, runProgram } from "./leaving.mjs";
import { inCheckout } from "./paths.mjs";
import { say, timed } from "./progress.mjs";

// Packages may be used only once they are installed, so everything that needs one is imported later.

/**
 * From a bare checkout to a running product.
 * @param {"start" | "dev"} mode built, or with hot reload
 */
export function serve(mode) {
  leaveOnSignals();
  return runProgram(async () => {
    await install();
    await generate();
    if (existsSync(inCheckout(".env"))) process.loadEnvFile(inCheckout(".env"));
    await (process.env.DATABASE_URL ? serveReal(mode) : serveDemo(mode));
  });
}

async function serveDemo(mode) {
  const { claimCheckout, noteChild, noteUrl, releaseCheckout } = await import("./running.mjs");
  await claimCheckout();
  closeAtEnd(releaseCheckout);
  const { openKeptCluster } = await import("./kept-cluster.mjs");
  const { cluster, secrets, ports } = await timed("PostgreSQL is up", openKeptCluster);
  const { openOwnStack } = await import("./own-stack.mjs");
  const environment = await openOwnStack({ superUrl: cluster.url, secrets, ports, noteChild });
  await noteUrl(environment.APP_URL);
  await run(mode, environment, noteChild);
  const { welcome } = await import("./welcome.mjs");
  welcome(environment);
}

async function serveReal(mode) {
  const { realEnvironment } = await import("./environment.mjs");
  const { appPort } = await import("./ports.mjs");
  const { migrate } = await import("../database/migrate.mjs");
  const environment = { ...realEnvironment(), PORT: String(await appPort()) };
  if (environment.DATABASE_OWNER_URL && (environment.ROLE ?? "all") === "all") {
    await timed("Database is at the newest schema", () => migrate(environment.DATABASE_OWNER_URL));
  }
  await run(mode, environment);
  say(`Amana answers on port ${environment.PORT}, for ${environment.APP_URL}`);
}

async function run(mode, environment, noteChild) {
  const { build } = await import("./build.mjs");
  if (mode === "start") await build(environment);
  const { startApp } = await import("./app.mjs");
  const app = await startApp(mode, environment, { noteChild });
  void exitOf(app).then((code) => {
    if (!isLeaving()) say(`The application has ended (${code}), so everything else is stopped.`);
    return leave(1);
  });
}
