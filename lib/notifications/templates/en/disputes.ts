import type { TemplatesOf } from "../parts";

const open = "Open trade";

export const disputes: TemplatesOf<"dispute"> = {
  "dispute.opened": {
    title:
      "{by, select, you {You reported a problem} them {{other} reported a problem} other {A moderator reviews your trade}}: {title}",
    body: "{amount} stays in escrow until a moderator decides. Say what happened in the trade’s chat, with anything that shows it.",
    push: "A trade of yours goes to a moderator.",
    text: "Amana: dispute on your trade with {other} ({title}). The money stays in escrow. Your side: {link}",
    button: open,
  },
  "dispute.review_started": {
    title: "A moderator is reviewing: {title}",
    body: "You’ll be asked in the trade’s chat if something is unclear.",
    push: "A moderator is reviewing your trade.",
    button: open,
  },
  "dispute.settled": {
    title: "Dispute over: {title}",
    body: "{ruling, select, release {The buyer conceded, so the seller was paid.} split {You settled: {paid} to the seller, {back} to the buyer.} other {The seller conceded, so the buyer got {amount} back.}}",
    push: "A dispute of yours is over.",
    button: open,
  },
  "dispute.answered": {
    title: "{other} gave their side: {title}",
    body: "You can read it on the trade’s page once you’ve written yours, and reply to it once.",
    push: "The other side of your dispute has answered.",
    button: open,
  },
  "dispute.evidence": {
    title: "{by, select, staff {A moderator} other {{other}}} added evidence: {title}",
    body: "There is something new on the page of your dispute. You see what the other side adds once you’ve written your statement.",
    push: "New evidence in your dispute.",
    button: "See the evidence",
  },
  "dispute.ruled": {
    title: "A moderator decided: {title}",
    body: "{ruling, select, release {The seller gets {paid}.} split {The money is split: {paid} to the seller, {back} to the buyer.} return {It goes back to the seller, {cost, select, buyer {at the buyer’s cost} other {at the seller’s cost}}. Then the buyer gets {back} back.} other {The buyer gets {back} back.}} The reason is on the trade’s page. Either of you can appeal until {until}. After that the decision is final{ruling, select, return {.} other { and the money moves.}}",
    push: "A moderator has decided your trade.",
    text: "Amana: your trade with {other} ({title}) is decided: {ruling, select, release {pay seller} split {split} return {return it} other {refund buyer}}. Appeal within 24 h: {link}",
    button: "Read the reason",
  },
  "dispute.appealed": {
    title: "{by, select, you {You appealed} other {{other} appealed}}: {title}",
    body: "Another moderator looks at everything again and decides by {until}. That decision is final.",
    push: "A decision about your trade was appealed.",
    button: open,
  },
  "dispute.final": {
    title: "The decision is final: {title}",
    body: "{ruling, select, release {The seller was paid {paid}.} split {The money was split: {paid} to the seller, {back} to the buyer.} other {The buyer got {back} back.}}",
    push: "The decision about your trade is final.",
    button: open,
  },
  "dispute.late": {
    title: "We’re late with a decision: {title}",
    body: "We haven’t decided in time, and we’re sorry. Another moderator has your dispute now and decides by {until}. The seller gets our commission on this trade back.",
    push: "The decision about your trade takes longer.",
    button: open,
  },
  "dispute.offered": {
    title: "{other} offers to settle: {title}",
    body: "{ruling, select, return {{other} offers that it goes back to the seller, {cost, select, buyer {at the buyer’s cost} way_back {at the cost of the seller, who puts up {adds} for the way back} other {at the seller’s cost}}. Once it’s back, the buyer gets {back}. If you accept by {until}, the dispute is over and the buyer sends it back.} other {{other} offers {back} to the buyer and {paid} to the seller, before commission. If you accept by {until}, the dispute is over and the money moves.}}",
    push: "The other side offers to settle your dispute.",
    button: "See the offer",
  },
  "dispute.fee_returned": {
    title: "We gave back our commission: {title}",
    body: "A decision about this trade was late, so {fee} of commission is in your wallet.",
    push: "We gave back our commission on a trade.",
    button: open,
  },
  "dispute.claim_closed": {
    title: "Claim closed: {title}",
    body: "What was decided about your ended trade is on its page.",
    push: "A claim about your trade is closed.",
    button: open,
  },
};
