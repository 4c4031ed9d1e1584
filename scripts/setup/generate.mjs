import { run } from "./children.mjs";
import { fingerprint, onceFor } from "./fingerprint.mjs";
import { checkout, inCheckout } from "./paths.mjs";
import { timed } from "./progress.mjs";

/** Writes the Prisma client and the datamodel, unless they were written from this very schema. */
export async function generate() {
  const print = await fingerprint([
    "prisma/schema",
    "prisma.config.ts",
    "node_modules/prisma/package.json",
    "scripts/database/write-datamodel.mjs",
  ]);
  await onceFor(inCheckout("lib/generated/prisma/.written-from"), print, () =>
    timed("Prisma client written", writeClient),
  );
}

async function writeClient() {
  // The engine would be downloaded, but writing a client does not use it: any program that exists will do.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  await run(process.execPath, [inCheckout("node_modules/prisma/build/index.js"), "generate"], {
    cwd: checkout,
    env,
  });
}
