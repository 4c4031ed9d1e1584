import type { TemplatesOf } from "../parts";

const open = "Open trade";

export const disputes: TemplatesOf<"dispute"> = {
  "dispute.opened": {
    title:
      "{by, select, you {You don report problem} them {{other} don report problem} other {Moderator dey check your trade}}: {title}",
    body: "{amount} go remain for escrow until moderator decide. Talk wetin happen for the trade chat, with anything wey fit show am.",
    push: "One trade of yours don go meet moderator.",
    text: "Amana: dispute dey your trade with {other} ({title}). The money dey escrow. Talk your own: {link}",
    button: open,
  },
  "dispute.review_started": {
    title: "Moderator dey check: {title}",
    body: "If anything no clear, we go ask you for the trade chat.",
    push: "Moderator dey check your trade.",
    button: open,
  },
  "dispute.settled": {
    title: "Dispute don end: {title}",
    body: "{ruling, select, release {The buyer gree, so the seller don collect the money.} split {Una don settle: {paid} for the seller, {back} for the buyer.} other {The seller gree, so the buyer don get {amount} back.}}",
    push: "One dispute of yours don end.",
    button: open,
  },
  "dispute.answered": {
    title: "{other} don talk their own side: {title}",
    body: "You fit read am for the trade page after you write your own, and you fit reply one time.",
    push: "The other person for your dispute don answer.",
    button: open,
  },
  "dispute.evidence": {
    title: "{by, select, staff {Moderator} other {{other}}} don add proof: {title}",
    body: "New thing dey the page of your dispute. You go see wetin the other person add once you don write your own side.",
    push: "New proof dey your dispute.",
    button: "See the proof",
  },
  "dispute.ruled": {
    title: "Moderator don decide: {title}",
    body: "{ruling, select, release {The seller go collect {paid}.} split {We go share the money: {paid} for the seller, {back} for the buyer.} return {E go go back to the seller, {cost, select, buyer {and na the buyer go pay for am} other {and na the seller go pay for am}}. Then the buyer go get {back} back.} other {The buyer go get {back} back.}} The reason dey the trade page. Anybody of una fit appeal until {until}. After that one e don final{ruling, select, return {.} other { and the money go move.}}",
    push: "Moderator don decide your trade.",
    text: "Amana: your trade with {other} ({title}) don get decision: {ruling, select, release {pay seller} split {split} return {send back} other {refund buyer}}. Appeal inside 24 h: {link}",
    button: "Read why",
  },
  "dispute.appealed": {
    title: "{by, select, you {You don appeal} other {{other} don appeal}}: {title}",
    body: "Another moderator go check everything again and decide before {until}. That one na final.",
    push: "Person don appeal the decision for your trade.",
    button: open,
  },
  "dispute.final": {
    title: "The decision don final: {title}",
    body: "{ruling, select, release {The seller don collect {paid}.} split {We don share the money: {paid} for the seller, {back} for the buyer.} other {The buyer don get {back} back.}}",
    push: "The decision for your trade don final.",
    button: open,
  },
  "dispute.late": {
    title: "Our decision don late: {title}",
    body: "We no decide on time, abeg no vex. Another moderator get your dispute now and go decide before {until}. The seller go get our commission for this trade back.",
    push: "The decision for your trade go take more time.",
    button: open,
  },
  "dispute.offered": {
    title: "{other} wan settle: {title}",
    body: "{ruling, select, return {{other} say make e go back to the seller, {cost, select, buyer {and na the buyer go pay for am} way_back {and na the seller go pay for am, with {adds} for the way back} other {and na the seller go pay for am}}. When e don go back, the buyer go get {back}. If you gree before {until}, the dispute don end and the buyer go send am back.} other {{other} say make the buyer collect {back} and the seller {paid}, before commission. If you gree before {until}, the dispute don end and the money go move.}}",
    push: "The other person wan settle your dispute.",
    button: "See the offer",
  },
  "dispute.fee_returned": {
    title: "We don give back our commission: {title}",
    body: "Decision for this trade late, so {fee} commission dey your wallet.",
    push: "We don give back our commission for one trade.",
    button: open,
  },
  "dispute.claim_closed": {
    title: "Claim don close: {title}",
    body: "Wetin we decide about the trade wey don end dey its page.",
    push: "One claim about your trade don close.",
    button: open,
  },
};
