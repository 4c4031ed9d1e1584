import { rejectPayouts } from "@/lib/payouts/commands/reject-many";
import { runAct } from "@/lib/testing/run-act";
import { bulkOf } from ".";

await runAct({ run: bulkOf([rejectPayouts]).run });
