import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { migrateOrRemake } from "../database/demo.mjs";
import { ensureDatabase, ensureRoles } from "../database/roles.mjs";
import { withClient } from "../database/with-client.mjs";
import { end, exitOf, identify, run } from "./children.mjs";
import { ownEnvironment } from "./environment.mjs";
import { tellGatewayOfPast } from "./gateway-past.mjs";
import { closeAtEnd, sorry } from "./leaving.mjs";
import { checkout, inCheckout } from "./paths.mjs";
import { timed } from "./progress.mjs";

const serverTypeScript = ["--conditions=react-server", "--import", "tsx"];

/**
 * Fills a running cluster and puts the simulators and the realtime server beside it, so that the application finds all it needs.
 * @param {{ superUrl: string, secrets: Record<string, string>, ports: { app: number, simulators: number, smtp: number, realtime: number },
 *   noteChild?: (child: import("node:child_process").ChildProcess) => Promise<void>, hostile?: boolean }} stack
 * @returns {Promise<Record<string, string>>} the application's environment
 */
export async function openOwnStack({ superUrl, secrets, ports, noteChild, hostile = false }) {
  const environment = ownEnvironment({ superUrl, secrets, ports });
  await Promise.all([
    timed("Simulators of Paystack, mail and SMS are up", () =>
      startSimulators({ ...environment, SIMULATORS_HOSTILE: hostile ? "yes" : "no" }, noteChild),
    ),
    timed("Realtime server is up", () => startRealtime(environment, noteChild)),
    timed("Database is at the newest schema", () => prepareDatabase(superUrl, secrets, environment)),
  ]);
  await seedOnce(environment);
  await timed("The simulated gateway knows the past", () => tellGatewayOfPast(environment));
  return environment;
}

async function prepareDatabase(superUrl, secrets, environment) {
  await ensureRoles(superUrl, {
    ownerPassword: secrets.DATABASE_OWNER_PASSWORD,
    appPassword: secrets.DATABASE_APP_PASSWORD,
  });
  await ensureDatabase(superUrl, "amana");
  const { DATABASE_OWNER_URL: ownerUrl, FILES_DIR: filesFolder } = environment;
  await migrateOrRemake({ superUrl, ownerUrl, filesFolder });
}

async function startSimulators(environment, noteChild) {
  await startBeside("scripts/simulators/main.ts", { environment, noteChild, name: "The simulators" });
}

async function startRealtime(environment, noteChild) {
  await startBeside("scripts/realtime/main.ts", {
    environment,
    noteChild,
    name: "The realtime server",
  });
}

async function startBeside(file, { environment, noteChild = async () => {}, name }) {
  const options = { cwd: checkout, env: environment, stdio: ["ignore", "pipe", "inherit"], detached: true };
  const child = spawn(process.execPath, ["--import", "tsx", inCheckout(file)], options);
  const identity = identify(child.pid);
  closeAtEnd(() => end(identity, { group: true }));
  await noteChild(child);
  await untilItReports(child, name);
}

/** It reports in one line once it listens; another program at its port would answer requests just as well. */
async function untilItReports(child, name) {
  const [line] = await Promise.race([once(child.stdout, "data"), exitOf(child).then(() => [])]);
  if (!line) throw sorry(`${name} could not start.`);
  child.stdout.resume();
}

/** The database remembers that it has its cast; a seed that broke off is repeated. */
async function seedOnce(environment) {
  const program = inCheckout("prisma/seed.ts");
  if (!existsSync(program)) return;
  await withClient(environment.DATABASE_OWNER_URL, async (client) => {
    const { rows } = await client.query(
      "select shobj_description(oid, 'pg_database') as mark from pg_database where datname = current_database()",
    );
    if (rows[0].mark === "seeded") return;
    await timed("The cast and their trades are in the database", () =>
      run(process.execPath, [...serverTypeScript, program], { cwd: checkout, env: environment }),
    );
    await client.query("comment on database amana is 'seeded'");
  });
}
