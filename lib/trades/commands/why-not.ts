import { refusals } from "@/lib/kernel/refusal";
import { UNDONE_AT_MOST } from "../machine-sql";
import type { MoveFacts, MoveName, TradeRole } from "../moves";

const tradeRefusals = refusals({
  not_yours: { status: 403, says: "Only the other person in this trade can do that." },
  moved_on: { status: 409, says: "This trade has just changed. Check its current status." },
  begin_first: { status: 409, says: ({ says }) => String(says) },
  undo_over: {
    status: 409,
    says: "You can only undo this within five minutes. If it was a mistake, message the buyer or report a problem.",
  },
  undone_twice: {
    status: 409,
    says: "You’ve already undone this twice. If it was a mistake, message the buyer or report a problem.",
  },
  ask_to_cancel: {
    status: 409,
    says: "The seller has started on it, so you can’t cancel alone any more. Ask to cancel instead.",
  },
  say_how_sent: { status: 409, says: "Say how you sent it: with a carrier, a rider or a driver." },
  extended_once: { status: 409, says: "You’ve already agreed on more time in this step." },
  meet_first: {
    status: 409,
    says: "Agree on a place and time first. Without the buyer’s code, that’s what shows you met.",
  },
  carrier_has_it: {
    status: 409,
    says: "The carrier has it, and says where it is. Its own record counts from now on.",
  },
  not_due: { status: 409, says: "This trade’s deadline hasn’t passed." },
  proposal_open: {
    status: 409,
    says: "There’s already a proposal in this trade. Answer or withdraw it first.",
  },
});

type Refused = Pick<MoveFacts, "begunAt" | "deliveriesUndone" | "proposal" | "parcel">;

/** Whether any row of the move is for who tries it, and from the trade's state. */
interface Rows {
  isTheirs: boolean;
  isFromHere: boolean;
}

/** What who performs does once they have begun. */
const begunFirst: readonly MoveName[] = ["deliver", "ship", "hand-over", "say-handed-over"];

/** What its carrier knows better, once it has it. */
const byWord: readonly MoveName[] = ["undo-ship", "say-delivered"];

/** Why a move is refused, in words. */
export function whyNot(
  trade: Refused,
  name: MoveName,
  role: TradeRole | undefined,
  { isTheirs, isFromHere }: Rows,
) {
  if (!isTheirs) return tradeRefusals.not_yours;
  if (!isFromHere) return tradeRefusals.moved_on;
  if (trade.begunAt === null && begunFirst.includes(name)) return tradeRefusals.begin_first;
  if (name === "deliver") return tradeRefusals.say_how_sent;
  if (name === "say-handed-over") return tradeRefusals.meet_first;
  if (trade.parcel?.isScanned && byWord.includes(name)) return tradeRefusals.carrier_has_it;
  if (name === "undo-deliver" || name === "undo-ship")
    return trade.deliveriesUndone < UNDONE_AT_MOST ? tradeRefusals.undo_over : tradeRefusals.undone_twice;
  if (name.startsWith("propose-") && trade.proposal) return tradeRefusals.proposal_open;
  if (name === "propose-extension") return tradeRefusals.extended_once;
  // A confirmer cancels what was not begun in time, and nothing before.
  if (name === "cancel") return trade.begunAt === null ? tradeRefusals.not_due : tradeRefusals.ask_to_cancel;
  return role === "clock" ? tradeRefusals.not_due : tradeRefusals.moved_on;
}
