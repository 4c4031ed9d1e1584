import { refusals } from "@/lib/kernel/refusal";

export const chargebackRefusals = refusals({
  already_answered: "The bank has had its answer already. It decides now.",
  answer_too_late: "The time to answer is over: the gateway has taken our silence for consent.",
  own_chargeback: { status: 403, says: "This is about your own money: a colleague has to decide." },
  not_frozen: "This account is not frozen any more.",
  chargeback_open: "A bank still disputes a payment of theirs. Wait until all of them are decided.",
});
