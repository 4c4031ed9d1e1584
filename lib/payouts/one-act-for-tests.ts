import { runAct } from "@/lib/testing/run-act";
import { requestPayout } from "./commands/request-payout";
import { handleTransfer } from "./record-transfer";
import { workOnPayout } from "./work-on-payout";

await runAct({
  request: (id = "", key = "", bankAccountId = "") =>
    requestPayout({ id, roles: [] }, key, { amountMinor: 20_000_00n, bankAccountId }),
  work: workOnPayout,
  event: (reference = "", claims = "") =>
    handleTransfer("paystack", reference, claims as "paid" | "failed" | "reversed"),
});
