// Does one act with money in a process of its own, so that the process can be killed in the middle of it:
// one-money-act-for-tests.ts <act> <subject>. Settings come from the environment, FAILPOINTS among them.
import { SYSTEM } from "@/lib/kernel/command";
import { disconnect } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { checkDeposit } from "./check-deposit";
import { releaseDeposit } from "./commands/release-deposit";
import { checkRefund } from "./refunds/check-refund";
import { refundDeposit } from "./refunds/commands/refund-deposit";
import { sendRefund } from "./refunds/send-refund";
import { creditTransfer } from "./virtual-accounts/credit-transfer";
import { openAccount } from "./virtual-accounts/open-account";

const [act = "", subject = ""] = process.argv.slice(2);
const finance = { ...SYSTEM, roles: ["FINANCE"] as const };
const decision = { reference: subject, reason: "They asked us to." };

const acts: Record<string, () => Promise<unknown>> = {
  check: () => checkDeposit(subject),
  credit: () => creditTransfer(subject),
  "open account": () => openAccount(subject),
  release: () => releaseDeposit(finance, newId(), decision),
  refund: () => refundDeposit(finance, newId(), decision),
  "send refund": () => sendRefund(subject),
  "check refund": () => checkRefund(subject),
};

await acts[act]?.();
await disconnect();
