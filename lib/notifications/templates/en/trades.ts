import type { TemplatesOf } from "../parts";

const step = "{step, select, start {start sending} send {send it} other {confirm it}}";
const open = "Open trade";

export const trades: TemplatesOf<"trade"> = {
  "trade.accepted": {
    title: "{other} bought your {title}",
    body: "{amount} is in escrow. Start and deliver by {deadline}. If you don’t start in time, {other} gets the money back.",
    push: "You have a new trade. Open it to start.",
    text: "Amana: {other} paid {amount} for your {title}. Deliver within {deadline_left}: {link}",
    button: open,
  },
  "trade.begun": {
    title: "{other} is sending your {title}",
    body: "You’ll be asked to confirm once it has arrived. {other} has until {deadline}.",
    push: "The seller has started on your trade.",
    text: "Amana: {other} is sending your {title}. Watch for it and confirm it here: {link}",
    button: open,
  },
  "trade.delivered": {
    title: "Is your {title} in?",
    body: "{other} says it’s sent. Check that you have it, then confirm by {deadline}: that pays {other} {amount}. No answer? A moderator steps in before anyone is paid.",
    push: "Your trade was marked as sent. Check and confirm.",
    text: "Amana: {other} says your {title} is sent. Check it, then confirm or report it within {deadline_left}: {link}",
    button: "Check and confirm",
  },
  "trade.half_time": {
    title: "Half your time is gone: {title}",
    body: `It’s your turn to ${step}. You have until {deadline}.`,
    push: "A trade waits for you. Half the time is gone.",
    text: `Amana: {deadline_left} left to ${step} for your trade with {other} ({title}): {link}`,
    button: open,
  },
  "trade.last_fifth": {
    title: "{deadline_left} left: {title}",
    body: `It’s your turn to ${step}, until {deadline}. {step, select, start {If you do nothing, the trade is cancelled and the buyer gets the money back.} other {If you do nothing, a moderator reviews the trade.}}`,
    push: "A trade waits for you. Little time is left.",
    text: `Amana: last call. {deadline_left} left to ${step} for your trade with {other} ({title}): {link}`,
    button: open,
  },
  "trade.late": {
    title: "Time ran out: {title}",
    body: "You didn’t answer in time, so a moderator reviews the trade. Open it and say what happened.",
    push: "Time ran out on your trade. A moderator reviews it.",
    text: "Amana: time is up on your trade with {other} ({title}). A moderator reviews it. Your side: {link}",
    button: open,
  },
  "trade.completed": {
    title: "{role, select, seller {You’ve been paid {paid}} other {Trade completed}}: {title}",
    body: "{role, select, seller {{other} confirmed. {paid} is in your wallet.} other {You confirmed, so {other} has been paid.}}",
    push: "A trade of yours is completed.",
    button: open,
  },
  "trade.cancelled": {
    title: "Trade cancelled: {title}",
    body: "{role, select, buyer {You got {amount} back in your wallet.} other {{other} got {amount} back.}}",
    push: "A trade of yours was cancelled.",
    button: open,
  },
  "trade.part_started": {
    title: "Part {part} of {parts}: send {title}",
    body: "The part before is done. Start and deliver this one by {deadline}. If you don’t start in time, {other} gets {amount} and the rest back.",
    push: "The next part of a trade is yours to send.",
    text: "Amana: part {part} of {parts} is next. Send {title} within {deadline_left}: {link}",
    button: open,
  },
  "trade.parts_stopped": {
    title: "Stopped: {parts} of {title}",
    body: "{role, select, buyer {You got {amount} back in your wallet.} other {{other} got {amount} back.}}",
    push: "Parts of a trade of yours were stopped.",
    button: open,
  },
  "trade.lapsed": {
    title: "Trade not started in time: {title}",
    body: "{role, select, buyer {{other} didn’t start, so you got {amount} back in your wallet.} other {You didn’t start in time, so {other} got {amount} back and your offer was unpublished.}}",
    push: "A trade of yours ended: time ran out.",
    button: open,
  },
  "trade.rated": {
    title: "{other} rated you: {title}",
    body: "You can read it once you both have rated, or when the time to rate is over. Ratings close 14 days after the trade.",
    push: "Someone rated you after a trade.",
    button: open,
  },
  "trade.extended": {
    title: "More time: {title}",
    body: "The trade’s deadline is now {deadline}.",
    push: "A trade of yours has more time.",
    button: open,
  },
  "trade.proposal": {
    title:
      "{other} {proposal, select, extension {asks for more time} meeting {proposes where to meet} return {proposes a return} split {proposes money back without a return} other {asks to cancel}}: {title}",
    body: "{proposal, select, extension {Agree if you’re fine with waiting longer.} meeting {{place}, {at}, Lagos time. Agree, or decline and propose another place or time.} return {{cost, select, buyer {The buyer pays for both ways, so the delivery fee stays paid} way_back {The seller pays for both ways, and puts up {adds} for the way back} other {The seller pays for both ways}}. If you agree, the buyer gets {back} once the seller has it back.} split {If you agree, the buyer keeps it and gets {back} back, the seller is paid the rest, less commission, and the order ends.} other {If you agree, the buyer gets {amount} back at once.}} If you don’t answer, everything stays as it is.",
    push: "The other side of a trade asks you something.",
    button: "Answer",
  },
  "trade.clock_stopped": {
    title: "Your deadline moved: {title}",
    body: "Something that your trade needs was down, so its clock stood still. You now have until {deadline}.",
    push: "The deadline of a trade of yours moved.",
    button: open,
  },
  "trade.proposal_ended": {
    title: "{end, select, declined {{other} declined your proposal} other {Your proposal expired}}: {title}",
    body: "Everything stays as it is.",
    push: "Your proposal in a trade was not accepted.",
    button: open,
  },
  "trade.undelivered": {
    title: "{other} undid ‘sent’: {title}",
    body: "Don’t confirm yet. {other} has until {deadline} to send it.",
    push: "‘Sent’ was undone on a trade of yours.",
    button: open,
  },
};
