import path from "node:path";
import { run } from "./children.mjs";
import { fingerprint, onceFor } from "./fingerprint.mjs";
import { checkout, inCheckout } from "./paths.mjs";
import { say, timed } from "./progress.mjs";

const notBuilt = new Set(
  `node_modules .next .git .data .ci lib/generated artifacts coverage test-results playwright-report scripts docs e2e
   prisma/migrations prisma/sql prisma/seed.ts next-env.d.ts biome.json knip.json vitest.config.ts playwright.config.ts`.split(
    /\s+/,
  ),
);

/**
 * Builds the application, unless it was built from these very sources.
 * @param {Record<string, string>} environment
 */
export async function build(environment) {
  const print = await fingerprint(["."], isNotBuilt);
  await onceFor(inCheckout(".next/built-from"), print, async () => {
    say("Building the application …");
    await timed("Application built", () =>
      run(process.execPath, [next, "build"], { cwd: checkout, env: environment }),
    );
  });
}

/** Next itself and not npx, so that signals reach it. */
export const next = inCheckout("node_modules/next/dist/bin/next");

function isNotBuilt(place) {
  const name = path.basename(place);
  return notBuilt.has(place) || /\.test\.tsx?$|\.md$|\.tsbuildinfo$|^\.env|^\.(git|oxlint)/.test(name);
}
