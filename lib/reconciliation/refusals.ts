import { refusals } from "@/lib/kernel/refusal";

export const reconciliationRefusals = refusals({
  not_stopped: "Payouts aren’t paused. Reload the page to see the latest.",
  already_paused: "Payouts are paused already. Reload the page to see the latest.",
});
