import "./setup/first.mjs";
import { install } from "./setup/install.mjs";
import { leaveOnSignals, runProgram } from "./setup/leaving.mjs";
import { runSteps } from "./setup/steps.mjs";

leaveOnSignals(130);
await runProgram(async () => {
  await install();
  const { checkSteps } = await import("./setup/check-steps.mjs");
  return (await runSteps(checkSteps)) ? 0 : 1;
});
