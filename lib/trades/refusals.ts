import { refusals } from "@/lib/kernel/refusal";

export const tradeRefusals = refusals({
  not_yours: { status: 403, says: "This is not yours to do: the other side of the trade decides it." },
  moved_on: { status: 409, says: "This trade has just changed. Look at where it stands now." },
  begin_first: { status: 409, says: "Begin first: then you see the number to send the airtime to." },
  undo_over: {
    status: 409,
    says: "You can take this back for five minutes only. If it was a mistake, write to the buyer or report a problem.",
  },
  not_due: { status: 409, says: "The deadline of this trade has not passed." },
  not_a_mobile: {
    status: 422,
    field: "recipientPhone",
    says: "Write a Nigerian mobile number, such as 0803 123 4567. Landlines and foreign numbers cannot get airtime.",
  },
  own_case: { status: 403, says: "You are a party to this trade: another moderator must rule on it." },
});
