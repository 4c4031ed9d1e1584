import "../setup/first.mjs";
import { spawn } from "node:child_process";
import { exitOf } from "../setup/children.mjs";
import { generate } from "../setup/generate.mjs";
import { install } from "../setup/install.mjs";
import { runProgram } from "../setup/leaving.mjs";
import { checkout, inCheckout } from "../setup/paths.mjs";

// TypeScript can be run only once the packages are there, so what measures is a program of its own.
const program = inCheckout("scripts/benchmarks/main.ts");

await runProgram(async () => {
  await install();
  await generate();
  const args = ["--conditions=react-server", "--import", "tsx", program, ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: checkout, stdio: "inherit" });
  // Ctrl-C reaches the child too; we stay until it has cleared everything away.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"));
  const code = await exitOf(child);
  return typeof code === "number" ? code : 1;
});
