import pg from "pg";
import { withClient } from "./with-client.mjs";

/** The roles of the application's processes. */
const applicationRoles = ["amana_web", "amana_worker", "amana_webhooks"];

/**
 * Makes or updates the roles of a cluster: `amana_owner` owns databases and runs migrations; `amana_web`, `amana_worker` and
 * `amana_webhooks` may do what prisma/sql/z-grants.sql says, and nothing else. These three share a password where we make it.
 * @param {string} superUrl
 * @param {{ ownerPassword: string, appPassword: string }} passwords
 */
export async function ensureRoles(superUrl, { ownerPassword, appPassword }) {
  await withClient(superUrl, async (client) => {
    await ensureRole(client, "amana_owner", ownerPassword);
    for (const role of applicationRoles) await ensureRole(client, role, appPassword);
  });
}

/**
 * Makes a database that `amana_owner` owns and the application's roles may enter, unless it exists.
 * @param {string} superUrl
 * @param {string} name
 */
export async function ensureDatabase(superUrl, name) {
  await withClient(superUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount) return;
    await client.query(`create database ${pg.escapeIdentifier(name)} owner amana_owner`);
    await closeToStrangers(client, name);
  });
}

/** Grants on a database are not copied from its template, so each new one needs them. */
async function closeToStrangers(client, name) {
  const quoted = pg.escapeIdentifier(name);
  await client.query(
    `revoke all on database ${quoted} from public; grant connect on database ${quoted} to ${applicationRoles.join(", ")}`,
  );
}

/**
 * The address of one database for one role of the cluster.
 * @param {string} superUrl
 * @param {{ database: string, role: string, password: string }} whose
 */
export function urlFor(superUrl, { database, role, password }) {
  const url = new URL(superUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}

async function ensureRole(client, role, password) {
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role]);
  const verb = rowCount ? "alter" : "create";
  await client.query(`${verb} role ${role} login password ${pg.escapeLiteral(password)}`);
}
