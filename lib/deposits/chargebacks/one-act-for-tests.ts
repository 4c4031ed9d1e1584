// Does one act about a chargeback in a process of its own, so that the process can be killed in the middle of it:
// one-act-for-tests.ts <act> <subject>. Settings come from the environment, FAILPOINTS among them.
import { disconnect } from "@/lib/kernel/db";
import { checkDispute } from "./check-dispute";
import { recoverOwed } from "./look-at-chargeback";
import { sendAnswer } from "./send-answer";

const [act = "", subject = ""] = process.argv.slice(2);

const acts: Record<string, (id: string) => Promise<void>> = {
  check: checkDispute,
  send: sendAnswer,
  recover: recoverOwed,
};

await acts[act]?.(subject);
await disconnect();
