import type { TemplatesOf } from "../parts";

const reason = "Why: {reason}";
const ends =
  "{ends, select, then {E go end for {until}, Lagos time.} other {E go remain until we comot am.}}";
const review = "You think say e no correct? Reply our email, we go check am.";

export const account: TemplatesOf<"account"> = {
  "account.blocked": {
    title: "We don block your account",
    body: `${reason}\n\n${ends}\n\nYour money dey safe and your open trades dey go on. We don remove your open offers. You think say e no correct? You fit appeal.`,
    push: "We don block your account.",
    text: "Amana: we don block your account. Your money dey safe. See why, and appeal: {link}",
    button: "See why and appeal",
  },
  "account.frozen": {
    title: "We don freeze your account",
    body: `${reason}\n\n${ends}\n\nYou fit sign in, chat and deliver for open trades, but na moderator go release any payment from you, and you no fit publish offers, buy or withdraw.\n\n${review}`,
    push: "We don freeze your account.",
    text: "Amana: we don freeze your account, so you no fit buy, sell or withdraw now. Your money dey safe. See why: {link}",
    button: "Open your account",
  },
  "account.held": {
    title:
      "{what, select, no_publish {You no fit publish offers for now} no_accept {You no fit buy for now} no_payout {Your withdrawals dey on hold} no_release {Moderator go check your payments for now} other {We go ask you to confirm say na you}}",
    body: `${reason}\n\n${ends}\n\nYour money dey safe. ${review}`,
    push: "Something dey on hold for your account.",
    text: "Amana: {what, select, no_publish {you no fit publish offers} no_accept {you no fit buy} no_payout {your withdrawals dey on hold} no_release {moderator go check your payments} other {abeg confirm say na you}} for now. See why: {link}",
    button: "Open your account",
  },
  "account.paused": {
    title:
      "{what, select, no_publish {You no fit publish until {until}} other {You no fit buy until {until}}}",
    body: "{what, select, no_publish {You cancel three orders inside 30 days, so you no fit publish listings or offers until {until}, Lagos time. Wetin dey live still dey for sale.} other {You cancel three orders inside 7 days, so you no fit buy until {until}, Lagos time.}}\n\nYour money dey safe, and your open orders dey go on. You think say e no correct? Write to support, we go check am.",
    push: "Something dey on pause for your account.",
    text: "Amana: {what, select, no_publish {you no fit publish} other {you no fit buy}} until {until}, because you cancel three orders. See more: {link}",
    button: "Open your account",
  },
  "account.unblocked": {
    title: "Your account don open again",
    body: "We don comot the block for your account. You fit sign in, buy, sell and withdraw like before.",
    push: "Your account don open again.",
    text: "Amana: your account don open again. You fit sign in, buy, sell and withdraw: {link}",
    button: "Open your account",
  },
  "account.unfrozen": {
    title: "We don comot one restriction for your account",
    body: "{what, select, frozen {Your account no dey frozen again.} no_publish {You fit publish offers again.} no_accept {You fit buy again.} no_payout {You fit withdraw again.} no_release {You fit release payments again.} other {You no need confirm every step again.}} If another thing still dey on hold, your account page go show am.",
    push: "We don comot one restriction for your account.",
    text: "Amana: we don comot one restriction. {what, select, frozen {Your account no dey frozen again} no_publish {You fit publish offers again} no_accept {You fit buy again} no_payout {You fit withdraw again} no_release {You fit release payments again} other {We no go dey check every step again}}.",
    button: "Open your account",
  },
  "account.tax_number": {
    title:
      "{outcome, select, checked {We don check your tax number} ended {Your tax number no dey count again} other {We no fit accept your tax number}}",
    body: "{outcome, select, checked {We see {number} for the register. From now VAT dey inside your price, and your number go show for your buyers receipt.} other {We look for {number} for the register.\n\n“{reason}”\n\nUntil you send another one, VAT no dey inside your price.}}",
    push: "We don look your tax number.",
    button: "Open tax number",
  },
};

export const appeals: TemplatesOf<"appeal"> = {
  "appeal.answered": {
    title:
      "{outcome, select, granted {We don comot the block for your account} other {We no accept your appeal}}",
    body: "Another colleague, no be the one wey block you, don read your appeal.\n\n“{answer}”\n\n{outcome, select, granted {You fit sign in, buy, sell and withdraw again.} other {The block still dey. Your money dey safe and na your own.}}",
    push: "We don answer your appeal.",
    text: "Amana: {outcome, select, granted {we don comot the block for your account.} other {we no accept your appeal. Your money dey safe.}} Read the answer: {link}",
    button: "{outcome, select, granted {Open your account} other {Read the answer}}",
  },
};
