import { startApp } from "./app.mjs";
import { end, identify } from "./children.mjs";
import { checkCuts } from "./cuts.mjs";
import { findFreePort } from "./ports.mjs";
import { timed } from "./progress.mjs";

/**
 * Starts the built product once more as the web part alone, which signs in to the database as `amana_web` and is given neither
 * a gateway's secret nor the owner's database URL, and looks at what it serves.
 * @param {Record<string, string>} environment of the product that is tested
 * @param {string} log the file that gets what it prints
 * @throws {Error} where it does not start, does not survive the cut of its connections, serves no page, or takes a gateway's webhook that it cannot check
 */
export async function checkWebAlone(environment, log) {
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const database = new URL(environment.DATABASE_URL);
  database.username = "amana_web";
  const itsOwn = {
    PORT: String(port),
    APP_URL: url,
    AUTH_URL: url,
    DATABASE_URL: database.href,
    ROLE: "web",
  };
  const alone = { ...environment, ...itsOwn };
  const child = await startApp("start", alone, { log });
  const statusOf = async (path, how) => (await fetch(url + path, how)).status;
  const found = {
    help: await statusOf("/help"),
    offers: await statusOf("/offers"),
    ready: await statusOf("/api/health/ready"),
    webhook: await statusOf("/api/webhooks/paystack", { method: "POST", body: "{}" }),
  };
  await timed("The web part alone survives that its connections are cut", () =>
    checkCuts({ url, databaseUrl: database.href, log }),
  );
  await end(identify(child.pid), { group: true });
  const wanted = JSON.stringify({ help: 200, offers: 200, ready: 200, webhook: 404 });
  if (JSON.stringify(found) !== wanted)
    throw new Error(`The web part alone answered ${JSON.stringify(found)}, not ${wanted}.`);
}
