// Some journeys alone: what stands behind it goes to `playwright test`.
import "./setup/first.mjs";
import { install } from "./setup/install.mjs";
import { leaveOnSignals, runProgram } from "./setup/leaving.mjs";

leaveOnSignals(130);
await runProgram(async () => {
  await install();
  const { generate } = await import("./setup/generate.mjs");
  const { runJourneys } = await import("./setup/test-steps.mjs");
  await generate();
  await runJourneys(process.argv.slice(2));
  return 0;
});
