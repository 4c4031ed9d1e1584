import "./setup/first.mjs";
import { install } from "./setup/install.mjs";
import { leaveOnSignals, runProgram } from "./setup/leaving.mjs";
import { runSteps } from "./setup/steps.mjs";

leaveOnSignals(130);
await runProgram(async () => {
  await install();
  const { checkSteps } = await import("./setup/check-steps.mjs");
  const { runJourneys, runTests } = await import("./setup/test-steps.mjs");
  const steps = [
    ...checkSteps,
    ["rules and commands (Vitest)", () => runTests()],
    ["journeys (Playwright)", () => runJourneys()],
  ];
  return (await runSteps(steps)) ? 0 : 1;
});
