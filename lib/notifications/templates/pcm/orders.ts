import type { TemplatesOf } from "../parts";

const step =
  "{step, select, start {start to pack am} send {send am} meet {agree where una go meet} hand {give am} inspect {check am} send_back {send am back} check_return {talk whether e don come back} look_at_return {talk whether e don come back} other {confirm or report am}}";
const silence =
  "{step, select, inspect {If you no report any wahala before then, {other} go collect the money.} confirm {If you no do anything, moderator go check the order before anybody collect money.} hand {If you no do anything, moderator go check the order.} send_back {If you no send am back before then, you go keep am and {other} go collect the money.} check_return {If you no do anything, moderator go check the order.} look_at_return {If you no do anything, {other} go get the money back.} other {If you no do anything, the buyer go get the money back and we go pause your listing.}}";
const yourTurn = `Na your turn to ${step}, before {deadline}. ${silence}`;
const code = "Show your handover code only when e dey your hand and you don check am.";
const reason =
  "{reason, select, OUT_OF_STOCK {The seller no get am again.} WRONG_PRICE {The price for the listing no correct.} DAMAGED {E don spoil before e leave.} CANNOT_DELIVER_THERE {The seller no fit deliver to this address.} BUYER_ASKED {Na the buyer ask make the seller cancel.} CHANGED_MIND {The buyer don change mind.} FOUND_ELSEWHERE {The buyer don see am for another place.} WRONG_ADDRESS {The buyer give wrong address.} TOO_SLOW {The seller never start.} other {}}";
const refunded =
  "{role, select, buyer {{back} don return to your wallet} other {{other} don get {back} back}}";
const carried =
  "{how, select, carrier {E dey with {by}, tracking number {number}.} rider {{by} dey bring am.} other {{by} dey bring am from {place}, plate number {number}.}}";
const included =
  "{cost, select, buyer {, and the delivery money no go come back} way_back {, with delivery money and money for the way back} other {, with delivery money}}";
const unused =
  "{unused, select, some {The money wey you put for the way back don return to your wallet.} other {}}";
const open = "Open order";

export const orders: TemplatesOf<"order" | "shipment"> = {
  "order.placed": {
    title: "{other} don buy your {title}",
    body: "{total} dey escrow, with delivery money inside. Start before {deadline}. If you no start on time, {other} go get the money back and we go pause your listing.",
    push: "You get new order. Open am to start.",
    text: "Amana: {other} don pay {total} for your {title}. Start inside {deadline_left}: {link}",
    button: open,
  },
  "order.begun": {
    title: "{other} dey pack your {title}",
    body: `{other} get until {deadline} to {way, select, fetched {agree with you where una go meet} other {send am}}. ${code}`,
    push: "The seller don start your order.",
    button: open,
  },
  "order.sent": {
    title: "{other} don send your {title}",
    body: `${carried}\n\n${code} You go see am for the order page. If nobody confirm before {deadline}, moderator go check the order.`,
    push: "One order of yours dey come.",
    text: "Amana: your {title} dey come. {code, select, none {} other {Code {code}: show am only when e dey your hand and you don check am. }}{link}",
    button: open,
  },
  "order.sending_undone": {
    title: "E never go yet: {title}",
    body: "{other} don cancel ‘sent’, and get until {deadline} to send am.",
    push: "The seller don cancel ‘sent’ for one order of yours.",
    button: open,
  },
  "order.meeting": {
    title: "You go meet {other}: {title}",
    body: "{place}, {at}, Lagos time. {role, select, buyer {Check am first, then show your handover code.} other {When {other} don check am, ask for the handover code.}}",
    push: "Una don agree where una go meet for one order.",
    button: open,
  },
  "order.arrived": {
    title: "Check your {title}",
    body: "{says, select, seller {{other} talk say e dey your hand.} carrier {The carrier talk say dem don deliver am.} other {You don show say e dey your hand.}} Check am, then confirm or report wahala before {deadline}. If you confirm, {other} go collect {amount}. {proof, select, word {If you no do anything, moderator go check am before anybody collect money.} other {If you no report anything before then, {other} go collect the money.}}",
    push: "One order of yours don land. Check am.",
    text: "Amana: check your {title}, confirm or report am in {deadline_left}. {proof, select, word {No answer? Moderator go check} other {No answer go pay seller}}: {link}",
    button: "Check and confirm",
  },
  "order.completed": {
    title: "{role, select, seller {We don pay you {paid}} other {Order don complete}}: {title}",
    body: `{how, select, inspected {Time to report wahala don finish, and nobody report any.} keep {{role, select, seller {{other} no send anything back on time, so {other} go keep am.} other {You no send anything back on time, so you go keep am.}}} other {{role, select, seller {{other} don confirm.} other {You don confirm.}}}} {role, select, seller {{paid} dey your wallet.} other {{other} don collect the money.}} ${unused}`,
    push: "One order of yours don complete.",
    button: open,
  },
  "order.returning": {
    title: "{role, select, buyer {Send am back} other {E dey come back to you}}: {title}",
    body: `{how, select, rule {The decision don final: e go go back to the seller.} settle {Una don settle the dispute: e go go back to the seller.} other {The two of una don gree make e go back.}} {role, select, buyer {Send am before {deadline}, then talk for the order page how you take send am. When {other} don get am, you go get {back} back${included}. If you no send am on time, you go keep am and {other} go collect the money.} other {{other} get until {deadline} to send am. Nobody go collect money until e dey your hand again: then {other} go get {back}${included}. If nothing come on time, {other} go keep am and you go collect the money.}}`,
    push: "One order of yours dey go back to the seller.",
    button: open,
  },
  "order.bounced": {
    title: "{role, select, buyer {E dey go back to the seller} other {E dey come back to you}}: {title}",
    body: `{by} no fit deliver am{cost, select, buyer { after dem try three times} other {}}, so dem dey carry am go back to {role, select, buyer {the seller. When {other} don get am, you go get {back} back${included}.} other {you. When e dey your hand, check am, then refund {other} for the order page: {other} go get {back}${included}. If anything dey wrong with am, report am there.}} If {role, select, buyer {{other} no} other {you no}} do anything before {deadline}, moderator go check the order.`,
    push: "The carrier dey carry one order of yours go back to the seller.",
    button: open,
  },
  "order.return_arrived": {
    title: "{role, select, buyer {E don reach the seller} other {E don come back to you}}: {title}",
    body: `{role, select, buyer {{by} don give {other}, wey get till {deadline} to check am. After that you go get {back} back${included}, unless {other} report problem.} other {{by} talk say dem don give you. Check am, then refund {other} for the order page. If anything dey wrong with am, or you never see am, report am. If you no do anything before {deadline}, {other} go get {back}${included}.}}`,
    push: "Wetin dem send back don reach.",
    button: open,
  },
  "order.return_sent": {
    title: "{other} don send am back: {title}",
    body: `${carried}\n\nWhen e dey your hand, check am, then refund {other} for the order page. If anything dey wrong with am, report am there. If you no do anything before {deadline}, moderator go check the order.`,
    push: "One order of yours dey come back.",
    button: open,
  },
  "order.refunded": {
    title: "{role, select, buyer {{back} don return to your wallet} other {Money don go back}}: {title}",
    body: `{role, select, buyer {{other} don get am back, so {back} dey your wallet${included}.} other {You don get am back, so {other} don collect {back}${included}.}} ${unused}`,
    push: "Money don go back for one order of yours.",
    text: `Amana: {title} don reach the seller. ${refunded}: {link}`,
    button: open,
  },
  "order.shared": {
    title: "{role, select, seller {We don pay you {paid}} other {{back} don return to your wallet}}: {title}",
    body: "The two of una don gree make {role, select, seller {{other} keep am for less. {paid} dey your wallet, after commission, and {other} don get {back} back.} other {you keep am for less. {back} dey your wallet, and {other} don collect the rest.}}",
    push: "One order of yours don end with money back.",
    button: open,
  },
  "order.cancelled": {
    title: "Order don cancel: {title}",
    body: `{by, select, you {You cancel am.} them {{other} cancel am.} other {The two of una gree to cancel am.}} ${reason}\n\n${refunded}{role, select, buyer {, with delivery money.} other {.}} {listing, select, paused {We don pause your listing until you open am again.} other {}}`,
    push: "One order of yours don cancel.",
    text: `Amana: the order of {title} don cancel. ${refunded}: {link}`,
    button: open,
  },
  "order.lapsed": {
    title: "E no {step, select, start {start} other {go}} on time: {title}",
    body: `{role, select, buyer {{other} no {step, select, start {start} other {send am}} on time.} other {You no {step, select, start {start} other {send am}} on time, so we don pause your listing.}}\n\n${refunded}{role, select, buyer {, with delivery money.} other {.}}`,
    push: "One order of yours don end: time don finish.",
    text: `Amana: {title} no {step, select, start {start} other {go}} on time. ${refunded}: {link}`,
    button: open,
  },
  "order.half_time": {
    title: "Half of your time don go: {title}",
    body: yourTurn,
    push: "One order dey wait for you. Half of the time don go.",
    button: open,
  },
  "order.last_fifth": {
    title: "{deadline_left} remain: {title}",
    body: yourTurn,
    push: "One order dey wait for you. Time don short.",
    text: `Amana: {deadline_left} remain to ${step}: {title}. {step, select, inspect {No answer go pay seller} confirm {No answer? Moderator go check} hand {Then moderator go check} send_back {Then you go keep am} check_return {Then moderator go check} look_at_return {Then money go back} other {Then money go back}}: {link}`,
    button: open,
  },
  "order.code_locked": {
    title: "{lock, select, void {The handover code no dey work again} other {Wrong handover code}}: {title}",
    body: "{lock, select, void {Person type wrong number 15 times. {role, select, buyer {Make another code for the order page when e dey your hand and you don check am.} other {Ask {other} to make another code.}}} other {Person type wrong number five times, so we no go take any for 15 minutes. {role, select, buyer {If e never dey your hand, no give anybody your code.} other {You fit scan {other} code instead.}}}}",
    push: "Person type wrong handover code for one order.",
    button: open,
  },
  "shipment.event": {
    title:
      "{status, select, OUT_FOR_DELIVERY {E dey come today} READY_FOR_PICKUP {E ready make you carry am} LOST {Dem talk say e loss} other {Dem try deliver am}}: {title}",
    body: "{status, select, OUT_FOR_DELIVERY {{by} dey bring am today. Show your handover code only when e dey your hand and you don check am.} READY_FOR_PICKUP {{by} keep am for you. The order page go tell you where.} LOST {{by} talk say dem no see the parcel. {role, select, buyer {Report wahala if you no wan wait.} other {Ask {by} wetin happen, and write the buyer.}}} other {{by} come, but nobody collect am. {role, select, buyer {The order page go tell you wetin to do.} other {Write the buyer, make dem collect am next time.}}}}",
    push: "News dey for one parcel of yours.",
    button: open,
  },
  "order.code_renewed": {
    title: "New handover code: {title}",
    body: "{role, select, buyer {You don make another handover code.} other {{other} don make another handover code.}} The one before no dey work again.",
    push: "One order get new handover code.",
    button: open,
  },
};
