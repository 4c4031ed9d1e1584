import type { TemplatesOf } from "../parts";

const back = "{total}, including the fee, is back in your wallet.";
const end = "Reference: {reference}";
const notYou = "Wasn’t you? Reset your password now with ‘Forgot your password?’ on the sign-in page.";
const button = "View withdrawal";

export const payouts: TemplatesOf<"payout"> = {
  "payout.asked": {
    title: "You requested a withdrawal of {amount}",
    body: `{amount} will be sent to your account {account}. Including the {fee} fee, {total} has left your wallet.

{promise, select, checking {We’re checking it. This takes a few seconds.} held {It’s on hold until {until}.} review {Large withdrawals are reviewed by two people. This usually takes less than 24 hours.} waits {It waits for now. Your money is safe, and we’ll send it automatically.} paid {It has been paid to your bank. Some banks take up to an hour to show it.} back {Nothing was sent, or it came back: the amount and fee are in your wallet.} other {It usually reaches your bank within 15 minutes.}}{cancel, select, can { You can cancel it until it’s sent.} other {}}

${notYou}

${end}`,
    push: "You requested a withdrawal.",
    text: "Amana: withdrawal of {amount} to {account} requested. Not you? Cancel it and reset your password: {link}",
    button,
  },
  "payout.held": {
    title: "Your withdrawal of {amount} is on hold until {until}",
    body: `It’s for your safety, {because, select, phone_changed {because your phone number was changed} password_reset {because your password was reset by email} google_linked {because Google was connected by email} restricted {because withdrawals are restricted for your account} other {because this account is new}}. {after, select, review {Then two people review it.} other {Then it’s sent immediately.}} You can cancel it until then.\n\n${notYou}\n\n${end}`,
    push: "A withdrawal of yours is on hold.",
    button,
  },
  "payout.agreed": {
    title: "Your withdrawal of {amount} is approved",
    body: `Two people have reviewed it. It usually reaches {account} within 15 minutes.\n\n${end}`,
    push: "A withdrawal of yours is approved.",
    button,
  },
  "payout.paid": {
    title: "We’ve sent {amount} to your bank",
    body: `We sent {amount} to your account {account}. The fee was {fee}.\n\nSome banks take up to an hour to show it.\n\n${end}`,
    push: "We’ve sent your withdrawal to your bank.",
    button,
  },
  "payout.failed": {
    title: "Your withdrawal of {amount} failed",
    body: `The money didn’t reach {account}. ${back}\n\nCheck the account or use another one, then try again.\n\n${end}`,
    push: "A withdrawal of yours failed.",
    text: "Amana: your withdrawal of {amount} to {account} failed. The money is back in your wallet. Try again: {link}",
    button,
  },
  "payout.reversed": {
    title: "Your bank returned {amount}",
    body: `{account} returned your withdrawal after it was paid. ${back}\n\nAsk your bank why before trying the same account again.\n\n${end}`,
    push: "Your bank returned a withdrawal.",
    button,
  },
  "payout.rejected": {
    title: "Your withdrawal of {amount} was rejected",
    body: `We rejected your withdrawal to {account}. ${back}\n\nReason: {reason}\n\n${end}`,
    push: "A withdrawal of yours was rejected.",
    button,
  },
};
