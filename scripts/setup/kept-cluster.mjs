import path from "node:path";
import { rootsFolder } from "../database/binaries.mjs";
import { openCluster, portOf, stopCluster } from "../database/cluster.mjs";
import { closeAtEnd } from "./leaving.mjs";
import { checkoutHash, inKept, isRoot } from "./paths.mjs";
import { keptPorts } from "./ports.mjs";
import { keptSecrets } from "./secrets.mjs";

/** The demo's own PostgreSQL with what was kept of it: its secrets and all ports of this checkout. */
export async function openKeptCluster() {
  const home = isRoot ? path.join(rootsFolder, checkoutHash) : inKept("postgres");
  const secrets = await keptSecrets();
  const ports = await keptPorts({ postgres: portOf(home) });
  const password = secrets.DATABASE_SUPERUSER_PASSWORD;
  closeAtEnd(() => stopCluster(home));
  const cluster = await openCluster({ home, port: ports.postgres, password });
  return { cluster, secrets, ports };
}
