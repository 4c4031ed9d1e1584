import { ignoreRefusal } from "@/lib/kernel/refusal";
import { runAct } from "@/lib/testing/run-act";
import { type Act, perform } from "./acts-for-tests";

// In a process that is to be killed: one act of the simulated year. One that is refused is not killed.
await runAct({ act: (json = "") => ignoreRefusal(perform(JSON.parse(json) as Act)) });
