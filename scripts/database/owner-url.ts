import { existsSync } from "node:fs";
import path from "node:path";
import { sorry } from "../setup/leaving.mjs";
import { checkoutHash, inCheckout, inKept, isRoot } from "../setup/paths.mjs";
import { keptSecrets } from "../setup/secrets.mjs";
import { rootsFolder } from "./binaries.mjs";
import { portOf } from "./cluster.mjs";
import { urlFor } from "./roles.mjs";

/**
 * The database as its owner: the one that the environment names, or that of the demo that runs from this checkout.
 * Leaves the program, with `without` as the reason, where there is neither.
 */
export async function ownerUrl(without: string): Promise<string> {
  if (existsSync(inCheckout(".env"))) process.loadEnvFile(inCheckout(".env"));
  const named = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL;
  if (named) return named;
  const port = portOf(isRoot ? path.join(rootsFolder, checkoutHash) : inKept("postgres"));
  if (!port) {
    throw sorry(`${without}: set DATABASE_OWNER_URL, or run the demo of this checkout with npm start.`);
  }
  const { DATABASE_OWNER_PASSWORD: password } = await keptSecrets();
  return urlFor(`postgresql://127.0.0.1:${port}`, { database: "amana", role: "amana_owner", password });
}
