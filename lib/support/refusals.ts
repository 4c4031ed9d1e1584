import { refusals } from "@/lib/kernel/refusal";
import { MESSAGES_AN_HOUR, OPEN_CASES, REOPEN_DAYS } from "./limits";

export const supportRefusals = refusals({
  not_yours_to_ask: {
    status: 404,
    field: "about",
    says: "We can’t find that among your trades and payments.",
  },
  open_already: { status: 409, says: "You already have an open conversation about this. Continue there." },
  five_open: {
    status: 409,
    says: `You have ${OPEN_CASES} open conversations. Close one, or continue in it.`,
  },
  too_much: {
    status: 429,
    says: `You’ve sent ${MESSAGES_AN_HOUR} messages in an hour. We’ve read them; please wait for our answer.`,
  },
  too_long: { status: 409, says: "This conversation is very long. Close it and start a new one." },
  block_only: { status: 403, says: "While your account is blocked, you can write to us about the block." },
  is_closed: { status: 409, says: "This conversation is closed." },
  too_late: {
    status: 409,
    says: `A conversation can be reopened within ${REOPEN_DAYS} days. Start a new one.`,
  },
  rated_already: { status: 409, says: "You’ve already rated this conversation. Thank you." },
  not_closed: { status: 409, says: "You can rate a conversation once it’s closed." },
  own_case: { status: 403, says: "This is your own conversation, so a colleague answers." },
  not_your_subject: { status: 403, says: "Other colleagues answer about this." },
  taken: { status: 409, says: "A colleague has this conversation. Take it over before you answer." },
  not_answered: { status: 409, says: "Answer before you close it." },
});
