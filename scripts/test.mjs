import "./setup/first.mjs";
import { failures, forgetResults } from "./setup/failures.mjs";
import { install } from "./setup/install.mjs";
import { leaveOnSignals, runProgram } from "./setup/leaving.mjs";
import { runSteps } from "./setup/steps.mjs";

leaveOnSignals(130);
await runProgram(async () => {
  await install();
  const { checkSteps } = await import("./setup/check-steps.mjs");
  const { runJourneys, runTests } = await import("./setup/test-steps.mjs");
  await forgetResults();
  const steps = [
    ...checkSteps,
    ["rules and commands (Vitest)", () => runTests()],
    ["journeys (Playwright)", () => runJourneys()],
  ];
  const passed = await runSteps(steps);
  process.stdout.write(await failures());
  return passed ? 0 : 1;
});
