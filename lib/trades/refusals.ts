import { refusals } from "@/lib/kernel/refusal";

export const tradeRefusals = refusals({
  not_yours: { status: 403, says: "Only the other person in this trade can do that." },
  moved_on: { status: 409, says: "This trade has just changed. Check its current status." },
  begin_first: { status: 409, says: "Start first to see the number to send the airtime to." },
  undo_over: {
    status: 409,
    says: "You can only undo this within five minutes. If it was a mistake, message the buyer or report a problem.",
  },
  not_due: { status: 409, says: "This trade’s deadline hasn’t passed." },
  not_a_mobile: {
    status: 422,
    field: "recipientPhone",
    says: "Enter a Nigerian mobile number, such as 0803 123 4567. Landlines and foreign numbers can’t receive airtime.",
  },
  own_case: { status: 403, says: "You’re a party to this trade, so another moderator has to decide it." },
});
