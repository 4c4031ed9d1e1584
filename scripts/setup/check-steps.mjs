import { next } from "./build.mjs";
import { run } from "./children.mjs";
import { generate } from "./generate.mjs";
import { checkout, inCheckout } from "./paths.mjs";

const tool = (file, ...args) => {
  return () => run(process.execPath, [inCheckout("node_modules", file), ...args], { cwd: checkout });
};

/** Whether what a script of ours generates is what stands in the checkout. */
const upToDate = (file) => () =>
  run(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", inCheckout("scripts", file), "--check"],
    { cwd: checkout },
  );

/** All that is checked without running the product. Nothing may even warn. */
export const checkSteps = [
  ["Prisma client", generate],
  ["types of routes", () => run(process.execPath, [next, "typegen"], { cwd: checkout })],
  ["machines in SQL", upToDate("machines/write.ts")],
  ["generated documents", upToDate("docs/write.ts")],
  ["format", tool("@biomejs/biome/bin/biome", "check", "--error-on-warnings")],
  ["lint", tool("oxlint/bin/oxlint", "--type-aware", "--deny-warnings")],
  ["types", tool("typescript/bin/tsc", "--noEmit", "-p", ".")],
  ["unused code", tool("knip/bin/knip.js", "--treat-config-hints-as-errors")],
];
