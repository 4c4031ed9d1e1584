import type { SomeTemplates } from "../parts";

const step = "{step, select, start {start to send} send {send am} other {confirm am}}";
const open = "Open trade";

export const trades: SomeTemplates = {
  "trade.accepted": {
    title: "{other} don buy your {title}",
    body: "{amount} dey escrow. Start am and deliver before {deadline}. If you no start on time, {other} go get the money back.",
    push: "You get new trade. Open am to start.",
    text: "Amana: {other} don pay {amount} for your {title}. Deliver inside {deadline_left}: {link}",
    button: open,
  },
  "trade.begun": {
    title: "{other} dey send your {title}",
    body: "We go ask you to confirm when e land. {other} get until {deadline}.",
    push: "The seller don start your trade.",
    text: "Amana: {other} dey send your {title}. Look out for am, then confirm am here: {link}",
    button: open,
  },
  "trade.delivered": {
    title: "Your {title} don enter?",
    body: "{other} talk say e don send am. Check say you don get am, then confirm before {deadline}: that one go pay {other} {amount}. If you no answer, moderator go look inside before anybody collect money.",
    push: "The seller talk say e don send. Check and confirm.",
    text: "Amana: {other} don send your {title}. Check am, then confirm or report am inside {deadline_left}: {link}",
    button: "Check and confirm",
  },
  "trade.half_time": {
    title: "Half of your time don go: {title}",
    body: `Na your turn to ${step}. You get until {deadline}.`,
    push: "One trade dey wait for you. Half of the time don go.",
    text: `Amana: {deadline_left} remain to ${step} for your trade with {other} ({title}): {link}`,
    button: open,
  },
  "trade.last_fifth": {
    title: "{deadline_left} remain: {title}",
    body: `Na your turn to ${step}, before {deadline}. {step, select, start {If you no do anything, the trade go cancel and the buyer go get the money back.} other {If you no do anything, moderator go check the trade.}}`,
    push: "One trade dey wait for you. Time don short.",
    text: `Amana: last call. {deadline_left} remain to ${step} for trade with {other} ({title}): {link}`,
    button: open,
  },
  "trade.late": {
    title: "Time don finish: {title}",
    body: "You no answer on time, so moderator dey check the trade. Open am and talk wetin happen.",
    push: "Time don finish for your trade. Moderator dey check am.",
    text: "Amana: time don finish for your trade with {other} ({title}). Moderator dey check am: {link}",
    button: open,
  },
  "trade.completed": {
    title: "{role, select, seller {We don pay you {paid}} other {Trade don complete}}: {title}",
    body: "{role, select, seller {{other} don confirm. {paid} dey your wallet.} other {You don confirm, so {other} don collect the money.}}",
    push: "One trade of yours don complete.",
    button: open,
  },
  "trade.cancelled": {
    title: "Trade don cancel: {title}",
    body: "{role, select, buyer {{amount} don return to your wallet.} other {{other} don get {amount} back.}}",
    push: "One trade of yours don cancel.",
    button: open,
  },
  "trade.part_started": {
    title: "Part {part} of {parts}: send {title}",
    body: "The part before don finish. Start this one and deliver am before {deadline}. If you no start on time, {other} go get {amount} and the rest back.",
    push: "The next part of one trade don reach your turn.",
    text: "Amana: part {part} of {parts} na the next. Send {title} inside {deadline_left}: {link}",
    button: open,
  },
  "trade.parts_stopped": {
    title: "E don stop: {parts} of {title}",
    body: "{role, select, buyer {{amount} don return to your wallet.} other {{other} don get {amount} back.}}",
    push: "Some parts of your trade don stop.",
    button: open,
  },
  "trade.lapsed": {
    title: "Trade no start on time: {title}",
    body: "{role, select, buyer {{other} no start, so {amount} don return to your wallet.} other {You no start on time, so {other} don get {amount} back and we don remove your offer.}}",
    push: "One trade of yours don end: time don finish.",
    button: open,
  },
  "trade.rated": {
    title: "{other} don rate you: {title}",
    body: "You fit read am once the two of una don rate, or when time to rate don finish. You fit rate until 14 days after the trade.",
    push: "Person don rate you after one trade.",
    button: open,
  },
  "trade.extended": {
    title: "More time dey: {title}",
    body: "The trade get until {deadline} now.",
    push: "One trade of yours get more time.",
    button: open,
  },
  "trade.proposal": {
    title:
      "{other} {proposal, select, extension {dey ask for more time} meeting {talk where una go meet} return {wan make e go back} split {wan money back without return} other {wan cancel}}: {title}",
    body: "{proposal, select, extension {Agree if you fit wait small.} meeting {{place}, {at}, Lagos time. Agree, or no gree and talk another place or time.} return {{cost, select, buyer {The buyer go pay for the two ways, so the delivery money no go come back} way_back {The seller go pay for the two ways, and put {adds} for the way back} other {The seller go pay for the two ways}}. If you agree, the buyer go get {back} when the seller don get am back.} split {If you agree, the buyer go keep am and get {back} back, the seller go collect the rest, minus commission, and the order go end.} other {If you agree, the buyer go get {amount} back now now.}} If you no answer, everything go remain as e dey.",
    push: "The other side of one trade dey ask you something.",
    button: "Answer",
  },
  "trade.clock_stopped": {
    title: "Your deadline don move: {title}",
    body: "Something wey your trade need no dey work, so the clock stop. You get until {deadline} now.",
    push: "The deadline of one trade of yours don move.",
    button: open,
  },
  "trade.proposal_ended": {
    title:
      "{end, select, declined {{other} no gree your proposal} other {Your proposal don expire}}: {title}",
    body: "Everything go remain as e dey.",
    push: "Your proposal for one trade no pass.",
    button: open,
  },
  "trade.undelivered": {
    title: "{other} don cancel ‘sent’: {title}",
    body: "No confirm yet. {other} get until {deadline} to send am.",
    push: "The seller don cancel ‘sent’ for one trade of yours.",
    button: open,
  },
};

const again = "E be {price}, until {until}. Publish am again for longer time if you still wan sell.";

export const offers: SomeTemplates = {
  "offer.expiring_72h": {
    title: "Your offer go end in three days: {title}",
    body: again,
    push: "One offer of yours go end in three days.",
    button: "See offer",
  },
  "offer.expiring_24h": {
    title: "Your offer go end tomorrow: {title}",
    body: again,
    push: "One offer of yours go end tomorrow.",
    button: "See offer",
  },
  "offer.expired": {
    title: "Your offer don end: {title}",
    body: "Nobody buy am for {price}. You fit publish am again, maybe for less.",
    push: "One offer of yours don end.",
    button: "See offer",
  },
  "offer.withdrawn_for_you": {
    title: "We don remove your offer: {title}",
    body: "Your account dey blocked, so nobody fit buy am.",
    push: "We don remove one offer of yours.",
    button: "See offer",
  },
  "offer.extended": {
    title: "Your offer get more time: {title}",
    body: "E go dey open until {until}, Lagos time.\n\nOur reason: “{reason}”\n\nYou fit remove am before person accept am.",
    push: "One offer of yours get more time.",
    button: "See offer",
  },
};

export const chat: SomeTemplates = {
  "chat.message": {
    title: "{what, select, picture {{other} send picture} other {{other} write you}}",
    body: "E concern your trade: {title}.",
    push: "You get new message about one trade.",
    button: "Read am",
  },
};
