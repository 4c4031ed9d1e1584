import { runAct } from "@/lib/testing/run-act";
import { recoverOwed } from "./check-chargeback";
import { checkDispute } from "./check-dispute";
import { sendAnswer } from "./send-answer";

await runAct({
  check: (id = "") => checkDispute("paystack", id),
  send: (id = "") => sendAnswer(id),
  recover: (id = "") => recoverOwed(id),
});
