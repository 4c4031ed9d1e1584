import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import pg from "pg";
import { migrateOrRemake } from "../database/demo.mjs";
import { ensureDatabase, ensureRoles } from "../database/roles.mjs";
import { end, identify, run } from "./children.mjs";
import { ownEnvironment } from "./environment.mjs";
import { tellGatewayOfPast } from "./gateway-past.mjs";
import { closeAtEnd } from "./leaving.mjs";
import { checkout, inCheckout } from "./paths.mjs";
import { timed } from "./progress.mjs";
import { untilItAnswers } from "./until-it-answers.mjs";

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
  const health = `${environment.SIMULATORS_URL}/health`;
  await startBeside("scripts/simulators/main.ts", { environment, noteChild, health, name: "The simulators" });
}

async function startRealtime(environment, noteChild) {
  const health = `${environment.PUSHER_API_URL}/health`;
  await startBeside("scripts/realtime/main.ts", {
    environment,
    noteChild,
    health,
    name: "The realtime server",
  });
}

async function startBeside(file, { environment, noteChild = async () => {}, health, name }) {
  const options = { cwd: checkout, env: environment, stdio: ["ignore", "ignore", "inherit"], detached: true };
  const child = spawn(process.execPath, ["--import", "tsx", inCheckout(file)], options);
  const identity = identify(child.pid);
  closeAtEnd(() => end(identity, { group: true }));
  await noteChild(child);
  await untilItAnswers(health, child, name);
}

/** The database remembers that it has its cast; a seed that broke off is repeated. */
async function seedOnce(environment) {
  const program = inCheckout("prisma/seed.ts");
  const client = new pg.Client({ connectionString: environment.DATABASE_OWNER_URL });
  if (!existsSync(program)) return;
  await client.connect();
  try {
    const { rows } = await client.query(
      "select shobj_description(oid, 'pg_database') as mark from pg_database where datname = current_database()",
    );
    if (rows[0].mark === "seeded") return;
    await timed("The cast and their trades are in the database", () =>
      run(process.execPath, [...serverTypeScript, program], { cwd: checkout, env: environment }),
    );
    await client.query("comment on database amana is 'seeded'");
  } finally {
    await client.end();
  }
}
