import { refusals } from "@/lib/kernel/refusal";

export const reconciliationRefusals = refusals({
  not_stopped: { status: 409, says: "Payouts are not stopped. Reload the page to see how they stand." },
});
