import type { TemplatesOf } from "../parts";

const reason = "Reason: {reason}";
const ends = "{ends, select, then {It ends on {until}, Lagos time.} other {It stays until we lift it.}}";
const review = "Think this is wrong? Write to support and we’ll review it.";

export const account: TemplatesOf<"account"> = {
  "account.blocked": {
    title: "Your account is blocked",
    body: `${reason}\n\n${ends}\n\nYour money is safe and your open trades go on. Your open offers were withdrawn. Think this is wrong? You can appeal.`,
    push: "Your account is blocked.",
    text: "Amana: your account is blocked. Your money is safe. See why, and appeal: {link}",
    button: "See why and appeal",
  },
  "account.frozen": {
    title: "Your account is frozen",
    body: `${reason}\n\n${ends}\n\nYou can sign in, chat and deliver in open trades, but a moderator has to release any payment from you, and you can’t publish offers, buy or withdraw.\n\n${review}`,
    push: "Your account is frozen.",
    text: "Amana: your account is frozen, so you can't buy, sell or withdraw now. Your money is safe. See why: {link}",
    button: "View your account",
  },
  "account.held": {
    title:
      "{what, select, no_publish {You can’t publish offers for now} no_accept {You can’t buy for now} no_payout {Your withdrawals are on hold} no_release {Your payments need a moderator for now} other {We’ll ask you to confirm it’s you}}",
    body: `${reason}\n\n${ends}\n\nYour money is safe. ${review}`,
    push: "Something is on hold on your account.",
    text: "Amana: {what, select, no_publish {you can't publish offers} no_accept {you can't buy} no_payout {your withdrawals are on hold} no_release {your payments need a moderator} other {please confirm it's you}} for now. See why: {link}",
    button: "View your account",
  },
  "account.paused": {
    title: "{what, select, no_publish {You can’t publish until {until}} other {You can’t buy until {until}}}",
    body: "{what, select, no_publish {You cancelled three orders within 30 days, so you can’t publish listings or offers until {until}, Lagos time. What is live stays for sale.} other {You cancelled three orders within 7 days, so you can’t buy until {until}, Lagos time.}}\n\nYour money is safe, and your open orders go on. Think this is wrong? Write to support and we’ll review it.",
    push: "Something is paused on your account.",
    text: "Amana: {what, select, no_publish {you can't publish} other {you can't buy}} until {until}, as you cancelled three orders. See more: {link}",
    button: "View your account",
  },
  "account.unblocked": {
    title: "Your account is open again",
    body: "We lifted the block on your account. You can sign in, buy, sell and withdraw as before.",
    push: "Your account is open again.",
    text: "Amana: your account is open again. You can sign in, buy, sell and withdraw: {link}",
    button: "Open your account",
  },
  "account.unfrozen": {
    title: "We lifted a restriction on your account",
    body: "{what, select, frozen {Your account is no longer frozen.} no_publish {You can publish offers again.} no_accept {You can buy again.} no_payout {You can withdraw again.} no_release {You can release payments again.} other {You no longer have to confirm each step.}} If something else is still on hold, your account’s page says so.",
    push: "We lifted a restriction on your account.",
    text: "Amana: we lifted a restriction. {what, select, frozen {Your account is no longer frozen} no_publish {You can publish offers again} no_accept {You can buy again} no_payout {You can withdraw again} no_release {You can release payments again} other {No more checks at each step}}.",
    button: "View your account",
  },
  "account.tax_number": {
    title:
      "{outcome, select, checked {Your tax number is checked} ended {Your tax number no longer counts} other {We could not accept your tax number}}",
    body: "{outcome, select, checked {We found {number} in the register. From now on your prices include VAT, and your buyers’ receipts show your number.} other {We looked for {number} in the register.\n\n“{reason}”\n\nUntil you send another, your prices have no VAT within them.}}",
    push: "We’ve looked at your tax number.",
    button: "Open tax number",
  },
};

export const appeals: TemplatesOf<"appeal"> = {
  "appeal.answered": {
    title:
      "{outcome, select, granted {We lifted the block on your account} other {Your appeal was declined}}",
    body: "A colleague of the person who set the block has read your appeal.\n\n“{answer}”\n\n{outcome, select, granted {You can sign in, buy, sell and withdraw again.} other {Your account stays blocked. Your money is safe and still yours.}}",
    push: "We’ve answered your appeal.",
    text: "Amana: {outcome, select, granted {we lifted the block on your account.} other {your appeal was declined. Your money is safe.}} Read the answer: {link}",
    button: "{outcome, select, granted {Open your account} other {Read the answer}}",
  },
};
