import { newId } from "@/lib/kernel/ids";
import { staffActor } from "@/lib/kernel/permissions";
import { runAct } from "@/lib/testing/run-act";
import { checkDeposit } from "./check-deposit";
import { releaseDeposit } from "./commands/release-deposit";
import { checkRefund } from "./refunds/check-refund";
import { refundDeposit } from "./refunds/commands/refund-deposit";
import { sendRefund } from "./refunds/send-refund";
import { creditTransfer } from "./virtual-accounts/credit-transfer";
import { openAccount } from "./virtual-accounts/open-account";

const reason = "They asked us to.";
const finance = (id: string) => staffActor(id, "FINANCE");

await runAct({
  check: checkDeposit,
  credit: (reference = "") => creditTransfer("paystack", reference),
  "open account": openAccount,
  release: (reference = "", staffId = "") =>
    releaseDeposit(finance(staffId), newId(), { reference, reason, reasonCode: "other" }),
  refund: (reference = "", staffId = "") => refundDeposit(finance(staffId), newId(), { reference, reason }),
  "send refund": sendRefund,
  "check refund": checkRefund,
});
