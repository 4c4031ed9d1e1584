import { refusals } from "@/lib/kernel/refusal";

export const chargebackRefusals = refusals({
  already_answered: "The bank already has our response and is deciding.",
  answer_too_late: "The time to respond has passed, so the chargeback counts as accepted.",
  own_chargeback: { status: 403, says: "This involves your own money, so a colleague has to decide." },
  not_frozen: "This account is no longer frozen.",
  chargeback_open: "Another of their payments is still disputed. Wait until all disputes are decided.",
});
