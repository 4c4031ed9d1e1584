import { runAct } from "@/lib/testing/run-act";
import { checkDispute } from "./check-dispute";
import { recoverOwed } from "./look-at-chargeback";
import { sendAnswer } from "./send-answer";

await runAct({
  check: (id = "") => checkDispute("paystack", id),
  send: (id = "") => sendAnswer(id),
  recover: (id = "") => recoverOwed(id),
});
