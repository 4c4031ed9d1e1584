import type { TemplatesOf } from "../parts";

const view = "{account, select, closed {Open Amana} other {View deposit}}";
const reference = "Reference: {reference}";
const days = "It can take a few working days to appear.";

export const deposits: TemplatesOf<"deposit"> = {
  "deposit.paid": {
    title: "{amount} has been added to your wallet",
    body: `Your bank transfer has arrived, and the money is ready to use.\n\n${reference}`,
    push: "Your bank transfer has arrived.",
    button: view,
  },
  "deposit.quarantined": {
    title:
      "{why, select, unknown {We’re reviewing your transfer of {amount}} other {Your transfer of {amount} is being returned}}",
    body: `{why, select, closed {We received a bank transfer to your former Amana account number. Your Amana account is closed, so we couldn’t credit it.} unknown {We received a bank transfer, but the bank didn’t clearly say who sent it. We’ll review it and either add it to your wallet or return it.} other {We received a bank transfer from {sender}. We didn’t add it to your wallet, because money has to come from an account in your own name.}}\n\n{why, select, closed {We’re holding it and will return it to the account it came from.} unknown {You don’t need to do anything.} other {We’re holding it and will return it to the account it came from. To add money, transfer from an account in your own name.}}\n\n${reference}`,
    push: "A bank transfer to you is on hold.",
    button: view,
  },
  "deposit.released": {
    title: "{amount} has been added to your wallet",
    body: `We’ve reviewed your bank transfer, and the money is now in your wallet.\n\n${reference}`,
    push: "A bank transfer is now in your wallet.",
    button: view,
  },
  "deposit.refund_started": {
    title: "{amount} is being returned",
    body: `We’re returning this deposit to where it came from. ${days}\n\n${reference}`,
    push: "A deposit of yours is being returned.",
    button: view,
  },
  "deposit.refunded": {
    title: "{amount} was returned",
    body: `We returned this deposit to the card or bank account it came from. ${days}\n\n${reference}`,
    push: "A deposit of yours was returned.",
    button: view,
  },
  "deposit.refund_failed": {
    title: "{amount} couldn’t be returned",
    body: `The bank rejected the return of this deposit. The money isn’t lost, and our team has been notified.\n\n${reference}`,
    push: "A deposit of yours couldn’t be returned.",
    button: view,
  },
};

const about =
  "{about, select, dispute {It’s about a dispute of yours.} deposit {It’s about a deposit of yours.} payout {It’s about a withdrawal of yours.} other {It’s about a trade of yours.}}";
const finding =
  "{finding, select, our_mistake {We made a mistake.} provider_mistake {Our payment provider made a mistake.} taken_twice {Money was taken twice.} credited_twice {Money was credited twice.} wrong_person {Money was credited to the wrong person.} wrong_amount {Another amount was credited than was paid.} fraud {The other side of the trade deceived you.} other {You lost money after the trade through no fault of yours.}}";
const decided =
  "Two people on our team decided this. If you think it’s wrong, reply to our email and tell us why. A colleague who wasn’t part of it will look at it.";
const correction = `${about} ${finding} {says}\n\n${decided}`;

export const credits: TemplatesOf<"credit"> = {
  "credit.given": {
    title: "We added {amount} to your wallet",
    body: correction,
    push: "We added money to your wallet.",
    button: "View wallet",
  },
  "credit.taken": {
    title: "We took {amount} from your wallet",
    body: correction,
    push: "We took money from your wallet.",
    button: "View wallet",
  },
};

export const insurance: TemplatesOf<"insurance"> = {
  "insurance.paid": {
    title: "Our insurance fund paid you {amount}",
    body: correction,
    push: "Our insurance fund paid you.",
    button: "View wallet",
  },
};

export const chargebacks: TemplatesOf<"chargeback"> = {
  "chargeback.opened": {
    title: "A bank has disputed your payment of {amount}",
    body: `The bank you paid from has disputed your deposit of {amount}. {holding, select, some {Until it decides, we’re holding {held} from your wallet.} other {Your wallet had no money left to hold.}}

Until then, your account is frozen: you can sign in, chat and deliver in open trades, but a moderator has to release any payment from you, and you can’t publish offers, buy or withdraw.

Didn’t dispute it yourself? Ask your bank to withdraw the dispute, and reply to our email with what you know. If you did dispute it, reply too: there may be a quicker way to resolve it.

${reference}`,
    push: "A bank has disputed a payment of yours.",
    button: "View payment",
  },
  "chargeback.won": {
    title: "The bank decided in your favour: your payment of {amount} stands",
    body: `{holding, select, some {The {held} we held is back in your wallet.} other {Nothing was held.}}\n\n{frozen, select, still {Your account is still frozen for another reason. Reply to our email and we’ll review it.} other {Your account is no longer frozen.}}\n\n${reference}`,
    push: "The bank decided in your favour.",
    button: "View payment",
  },
  "chargeback.lost": {
    title: "The bank took back {taken}",
    body: `The bank you paid from decided to take this payment back.\n\n{owing, select, some {The amount we held didn’t cover it. You owe {owed}, which we’ll deduct from money you receive until it’s repaid.} other {The amount we held covers it, so you owe nothing.}}\n\nYour account stays frozen: your open trades continue, but you can’t start new ones or release payments. Reply to our email, tell us what happened, and we’ll review it.\n\n${reference}`,
    push: "The bank took back a payment of yours.",
    button: "View payment",
  },
  "chargeback.made_good": {
    title: "You no longer owe anything",
    body: `You’ve repaid what you owed for the {taken} your bank took back. If your account is still frozen, reply to our email and we’ll review it.\n\n${reference}`,
    push: "You no longer owe anything.",
    button: "View payment",
  },
  "chargeback.unfrozen": {
    title:
      "{frozen, select, still {We’ve reviewed the payment your bank took back} other {Your account is no longer frozen}}",
    body: `{frozen, select, still {It no longer keeps your account frozen, but another reason still does. Reply to our email and we’ll review it.} other {We’ve reviewed your account. You can publish offers, buy and withdraw again.}}\n\n${reference}`,
    push: "We’ve reviewed your account.",
    button: "View payment",
  },
};
