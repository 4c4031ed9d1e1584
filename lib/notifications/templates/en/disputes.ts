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
  "dispute.ruled": {
    title: "The moderator decided: {title}",
    body: "{ruling, select, release {The seller was paid {paid}.} split {The money was split: {paid} to the seller, {back} to the buyer.} other {The buyer got {back} back.}} The reason is on the trade’s page.",
    push: "A moderator has decided your trade.",
    text: "Amana: your trade with {other} ({title}) is decided: {ruling, select, release {seller paid} split {split} other {buyer refunded}}. Reason: {link}",
    button: "Read the reason",
  },
  "dispute.settled": {
    title: "Dispute over: {title}",
    body: "{ruling, select, release {The buyer conceded, so the seller was paid.} other {The seller conceded, so the buyer got {amount} back.}}",
    push: "A dispute of yours is over.",
    button: open,
  },
};
