import type { TemplatesOf } from "../parts";

const back = "{total}, with the fee, don return to your wallet.";
const end = "Reference: {reference}";
const notYou = "No be you? Reset your password now with ‘Forgot your password?’ for the sign-in page.";
const button = "See withdrawal";

export const payouts: TemplatesOf<"payout"> = {
  "payout.asked": {
    title: "You don ask to withdraw {amount}",
    body: `We go send {amount} to your account {account}. With the {fee} fee, {total} don comot from your wallet.

{promise, select, checking {We dey check am. E go take few seconds.} held {E dey on hold until {until}.} review {Two people dey check big withdrawal. E dey usually take less than 24 hours.} waits {E dey wait for now. Your money dey safe, and we go send am by ourself.} paid {E don enter your bank. Some banks take up to one hour before e show.} back {We no send am, or e come back: the amount and the fee dey your wallet.} other {E dey usually reach your bank inside 15 minutes.}}{cancel, select, can { You fit cancel am before we send am.} other {}}

${notYou}

${end}`,
    push: "You don ask for withdrawal.",
    text: "Amana: withdrawal of {amount} to {account}. No be you? Cancel am and reset your password: {link}",
    button,
  },
  "payout.held": {
    title: "Your withdrawal of {amount} dey on hold until {until}",
    body: `Na to protect you, {because, select, phone_changed {because your phone number change} password_reset {because dem reset your password by email} google_linked {because dem connect Google by email} restricted {because withdrawal dey restricted for your account} other {because this account dey new}}. {after, select, review {After that, two people go check am.} other {After that, we go send am sharp sharp.}} You fit cancel am before then.\n\n${notYou}\n\n${end}`,
    push: "One withdrawal of yours dey on hold.",
    button,
  },
  "payout.agreed": {
    title: "We don approve your withdrawal of {amount}",
    body: `Two people don check am. E dey usually reach {account} inside 15 minutes.\n\n${end}`,
    push: "We don approve one withdrawal of yours.",
    button,
  },
  "payout.paid": {
    title: "We don send {amount} to your bank",
    body: `We don send {amount} to your account {account}. The fee na {fee}.\n\nSome banks take up to one hour before e show.\n\n${end}`,
    push: "We don send your withdrawal to your bank.",
    button,
  },
  "payout.failed": {
    title: "Your withdrawal of {amount} fail",
    body: `The money no reach {account}. ${back}\n\nCheck the account or use another one, then try again.\n\n${end}`,
    push: "One withdrawal of yours fail.",
    text: "Amana: your withdrawal of {amount} to {account} fail. The money don return to your wallet. Try again: {link}",
    button,
  },
  "payout.reversed": {
    title: "Your bank return {amount}",
    body: `{account} return your withdrawal after we pay am. ${back}\n\nAsk your bank why before you try the same account again.\n\n${end}`,
    push: "Your bank return one withdrawal.",
    button,
  },
  "payout.rejected": {
    title: "We no approve your withdrawal of {amount}",
    body: `We no approve your withdrawal to {account}. ${back}\n\nWhy: {reason}\n\n${end}`,
    push: "We no approve one withdrawal of yours.",
    button,
  },
};
