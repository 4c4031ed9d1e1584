import type { TemplatesOf } from "../parts";

const step =
  "{step, select, start {start packing} send {send it} meet {agree where to meet} hand {hand it over} inspect {check it} send_back {send it back} check_return {say whether it came back} look_at_return {say whether it came back} other {confirm or report it}}";
const silence =
  "{step, select, inspect {If you don’t report a problem by then, {other} is paid.} confirm {If you do nothing, a moderator reviews the order before anyone is paid.} hand {If you do nothing, a moderator reviews the order.} send_back {If you don’t send it back by then, you keep it and {other} is paid.} check_return {If you do nothing, a moderator reviews the order.} look_at_return {If you do nothing, {other} is refunded.} other {If you do nothing, the buyer gets the money back and your listing is paused.}}";
const yourTurn = `It’s your turn to ${step}, until {deadline}. ${silence}`;
const code = "Show your handover code only when you hold it and have looked at it.";
const reason =
  "{reason, select, OUT_OF_STOCK {The seller doesn’t have it any more.} WRONG_PRICE {The listing had the wrong price.} DAMAGED {It was damaged before it was sent.} CANNOT_DELIVER_THERE {The seller can’t deliver to this address.} BUYER_ASKED {The buyer asked the seller to cancel.} CHANGED_MIND {The buyer changed their mind.} FOUND_ELSEWHERE {The buyer found it elsewhere.} WRONG_ADDRESS {The buyer gave the wrong address.} TOO_SLOW {The seller hadn’t started.} other {}}";
const refunded = "{role, select, buyer {{back} is back in your wallet} other {{other} got {back} back}}";
const carried =
  "{how, select, carrier {It’s with {by}, tracking number {number}.} rider {{by} is bringing it.} other {{by} is bringing it from {place}, plate number {number}.}}";
const included =
  "{cost, select, buyer {, and the delivery fee stays paid} way_back {, delivery and the way back included} other {, delivery included}}";
const unused = "{unused, select, some {What you put up for the way back is in your wallet again.} other {}}";
const open = "Open order";

export const orders: TemplatesOf<"order" | "shipment"> = {
  "order.placed": {
    title: "{other} bought your {title}",
    body: "{total} is in escrow, delivery included. Start by {deadline}. If you don’t start in time, {other} gets the money back and your listing is paused.",
    push: "You have a new order. Open it to start.",
    text: "Amana: {other} paid {total} for your {title}. Start within {deadline_left}: {link}",
    button: open,
  },
  "order.begun": {
    title: "{other} is packing your {title}",
    body: `{other} has until {deadline} to {way, select, fetched {agree with you where to meet} other {send it}}. ${code}`,
    push: "The seller has started on your order.",
    button: open,
  },
  "order.sent": {
    title: "{other} sent your {title}",
    body: `${carried}\n\n${code} You find it on the order’s page. If nothing is confirmed by {deadline}, a moderator reviews the order.`,
    push: "An order of yours is on its way.",
    text: "Amana: your {title} is on its way. {code, select, none {} other {Code {code}: show it only when you hold it and have looked at it. }}{link}",
    button: open,
  },
  "order.sending_undone": {
    title: "Not sent yet: {title}",
    body: "{other} took ‘sent’ back, and has until {deadline} to send it.",
    push: "‘Sent’ was undone on an order of yours.",
    button: open,
  },
  "order.meeting": {
    title: "You meet {other}: {title}",
    body: "{place}, {at}, Lagos time. {role, select, buyer {Look at it first, then show your handover code.} other {Once {other} has looked at it, ask for their handover code.}}",
    push: "You’ve agreed where to meet for an order.",
    button: open,
  },
  "order.arrived": {
    title: "Check your {title}",
    body: "{says, select, seller {{other} says that you have it.} carrier {The carrier says that it was delivered.} other {You showed that you have it.}} Look at it, then confirm or report a problem by {deadline}. Confirming pays {other} {amount}. {proof, select, word {If you do nothing, a moderator looks at it before anyone is paid.} other {If you report nothing by then, {other} is paid.}}",
    push: "An order of yours has arrived. Check it.",
    text: "Amana: check your {title}, confirm or report it in {deadline_left}. {proof, select, word {No answer? A moderator steps in} other {No answer pays the seller}}: {link}",
    button: "Check and confirm",
  },
  "order.completed": {
    title: "{role, select, seller {You’ve been paid {paid}} other {Order completed}}: {title}",
    body: `{how, select, inspected {The time to report a problem has ended, and none was reported.} keep {{role, select, seller {{other} sent nothing back in time, so {other} keeps it.} other {You sent nothing back in time, so you keep it.}}} other {{role, select, seller {{other} confirmed.} other {You confirmed.}}}} {role, select, seller {{paid} is in your wallet.} other {{other} has been paid.}} ${unused}`,
    push: "An order of yours is completed.",
    button: open,
  },
  "order.returning": {
    title: "{role, select, buyer {Send it back} other {It comes back to you}}: {title}",
    body: `{how, select, rule {The decision is final: it goes back to the seller.} settle {You settled the dispute: it goes back to the seller.} other {You both agreed that it goes back.}} {role, select, buyer {Send it by {deadline}, then say on the order’s page how you sent it. Once {other} has it, you get {back} back${included}. If you don’t send it in time, you keep it and {other} is paid.} other {{other} has until {deadline} to send it. Nothing is paid until you have it back: then {other} gets {back}${included}. If nothing is sent in time, {other} keeps it and you’re paid.}}`,
    push: "An order of yours goes back to its seller.",
    button: open,
  },
  "order.bounced": {
    title: "{role, select, buyer {It goes back to the seller} other {It’s on its way back to you}}: {title}",
    body: `{by} couldn’t deliver it{cost, select, buyer { in three tries} other {}}, and is bringing it back to {role, select, buyer {the seller. Once {other} has it, you get {back} back${included}.} other {you. Once you have it, look at it, then refund {other} on the order’s page: {other} gets {back}${included}. If something is wrong with it, report it there.}} If {role, select, buyer {{other} does} other {you do}} nothing by {deadline}, a moderator reviews the order.`,
    push: "The carrier is bringing an order of yours back to its seller.",
    button: open,
  },
  "order.return_arrived": {
    title: "{role, select, buyer {It’s back with the seller} other {It’s back with you}}: {title}",
    body: `{role, select, buyer {{by} gave it to {other}, who has until {deadline} to look at it. Then you get {back} back${included}, unless {other} reports a problem.} other {{by} says that you have it. Look at it, then refund {other} on the order’s page. If something is wrong with it, or it isn’t there, report it. If you do nothing by {deadline}, {other} gets {back}${included}.}}`,
    push: "What was sent back has arrived.",
    button: open,
  },
  "order.return_sent": {
    title: "{other} sent it back: {title}",
    body: `${carried}\n\nOnce you have it, look at it, then refund {other} on the order’s page. If something is wrong with it, report it there. If you do nothing by {deadline}, a moderator reviews the order.`,
    push: "An order of yours is on its way back.",
    button: open,
  },
  "order.refunded": {
    title: "{role, select, buyer {{back} is back in your wallet} other {Refunded}}: {title}",
    body: `{role, select, buyer {{other} has it back, so {back} is in your wallet${included}.} other {You have it back, so {other} got {back}${included}.}} ${unused}`,
    push: "An order of yours was refunded.",
    text: `Amana: {title} is back with the seller. ${refunded}: {link}`,
    button: open,
  },
  "order.shared": {
    title: "{role, select, seller {You’ve been paid {paid}} other {{back} is back in your wallet}}: {title}",
    body: "You both agreed that {role, select, seller {{other} keeps it for less. {paid} is in your wallet, after commission, and {other} got {back} back.} other {you keep it for less. {back} is in your wallet, and {other} was paid the rest.}}",
    push: "An order of yours ended with money back.",
    button: open,
  },
  "order.cancelled": {
    title: "Order cancelled: {title}",
    body: `{by, select, you {You cancelled it.} them {{other} cancelled it.} other {You both agreed to cancel it.}} ${reason}\n\n${refunded}{role, select, buyer {, delivery included.} other {.}} {listing, select, paused {Your listing is paused until you resume it.} other {}}`,
    push: "An order of yours was cancelled.",
    text: `Amana: the order of {title} was cancelled. ${refunded}: {link}`,
    button: open,
  },
  "order.lapsed": {
    title: "Not {step, select, start {started} other {sent}} in time: {title}",
    body: `{role, select, buyer {{other} didn’t {step, select, start {start} other {send it}} in time.} other {You didn’t {step, select, start {start} other {send it}} in time, so your listing is paused.}}\n\n${refunded}{role, select, buyer {, delivery included.} other {.}}`,
    push: "An order of yours ended: time ran out.",
    text: `Amana: {title} was not {step, select, start {started} other {sent}} in time. ${refunded}: {link}`,
    button: open,
  },
  "order.half_time": {
    title: "Half your time is gone: {title}",
    body: yourTurn,
    push: "An order waits for you. Half the time is gone.",
    button: open,
  },
  "order.last_fifth": {
    title: "{deadline_left} left: {title}",
    body: yourTurn,
    push: "An order waits for you. Little time is left.",
    text: `Amana: {deadline_left} left to ${step}: {title}. {step, select, inspect {No answer pays the seller} confirm {No answer? A moderator steps in} hand {Then a moderator steps in} send_back {Then you keep it} check_return {Then a moderator steps in} look_at_return {Then it's refunded} other {Then it's refunded}}: {link}`,
    button: open,
  },
  "order.code_locked": {
    title: "{lock, select, void {The handover code no longer works} other {Wrong handover codes}}: {title}",
    body: "{lock, select, void {Wrong digits were typed 15 times. {role, select, buyer {Make another code on the order’s page once you hold it and have looked at it.} other {Ask {other} to make another code.}}} other {Wrong digits were typed five times, so none are taken for 15 minutes. {role, select, buyer {If you don’t have it yet, give your code to nobody.} other {You can scan {other}’s code instead.}}}}",
    push: "Wrong handover codes were typed for an order.",
    button: open,
  },
  "shipment.event": {
    title:
      "{status, select, OUT_FOR_DELIVERY {Out for delivery} READY_FOR_PICKUP {Ready to collect} LOST {Reported lost} other {Delivery was tried}}: {title}",
    body: "{status, select, OUT_FOR_DELIVERY {{by} is bringing it today. Have your handover code ready only once you hold it and have looked at it.} READY_FOR_PICKUP {{by} keeps it for you to collect. Its page says where.} LOST {{by} says that it can’t find the parcel. {role, select, buyer {Report a problem if you don’t want to wait.} other {Ask {by} what happened, and write to the buyer.}}} other {{by} came and nobody took it. {role, select, buyer {Its page says what to do next.} other {Write to the buyer, so that they can take it next time.}}}}",
    push: "There’s news of a parcel of yours.",
    button: open,
  },
  "order.code_renewed": {
    title: "New handover code: {title}",
    body: "{role, select, buyer {You made another handover code.} other {{other} made another handover code.}} The one before no longer works.",
    push: "An order has a new handover code.",
    button: open,
  },
};
