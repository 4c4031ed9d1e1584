import type { TemplatesOf } from "../parts";

const view = "{account, select, closed {Open Amana} other {See deposit}}";
const reference = "Reference: {reference}";
const days = "E fit take some working days before e show.";

export const deposits: TemplatesOf<"deposit"> = {
  "deposit.paid": {
    title: "{amount} don enter your wallet",
    body: `Your bank transfer don land, and you fit use the money now.\n\n${reference}`,
    push: "Your bank transfer don land.",
    button: view,
  },
  "deposit.quarantined": {
    title:
      "{why, select, unknown {We dey check your transfer of {amount}} other {We dey return your transfer of {amount}}}",
    body: `{why, select, closed {One bank transfer enter your old Amana account number. Your Amana account don close, so we no fit credit am.} unknown {One bank transfer land, but the bank no talk clearly who send am. We go check am, then add am to your wallet or return am.} other {One bank transfer land from {sender}. We no add am to your wallet, because the money must come from account wey carry your own name.}}\n\n{why, select, closed {We dey hold am and we go return am to the account wey e come from.} unknown {You no need do anything.} other {We dey hold am and we go return am to the account wey e come from. To add money, transfer from account wey carry your own name.}}\n\n${reference}`,
    push: "One bank transfer to you dey on hold.",
    button: view,
  },
  "deposit.released": {
    title: "{amount} don enter your wallet",
    body: `We don check your bank transfer, and the money dey your wallet now.\n\n${reference}`,
    push: "One bank transfer don enter your wallet.",
    button: view,
  },
  "deposit.refund_started": {
    title: "We dey return {amount}",
    body: `We dey return this deposit to where e come from. ${days}\n\n${reference}`,
    push: "We dey return one deposit of yours.",
    button: view,
  },
  "deposit.refunded": {
    title: "We don return {amount}",
    body: `We don return this deposit to the card or bank account wey e come from. ${days}\n\n${reference}`,
    push: "We don return one deposit of yours.",
    button: view,
  },
  "deposit.refund_failed": {
    title: "{amount} no fit return",
    body: `The bank no gree take this deposit back. The money no lost, and our team don hear.\n\n${reference}`,
    push: "One deposit of yours no fit return.",
    button: view,
  },
};

const about =
  "{about, select, dispute {E concern one dispute of yours.} deposit {E concern one deposit of yours.} payout {E concern one withdrawal of yours.} other {E concern one trade of yours.}}";
const finding =
  "{finding, select, our_mistake {Na our mistake.} provider_mistake {Na our payment provider make mistake.} taken_twice {Dem collect money two times.} credited_twice {Dem credit money two times.} wrong_person {Money enter wrong person wallet.} wrong_amount {The amount wey enter no be the one wey dem pay.} fraud {The other side of the trade deceive you.} other {You lose money after the trade, and no be your fault.}}";
const decided =
  "Two people for our team decide am. If you think say e no correct, reply our email and tell us why. Another colleague wey no dey inside go check am.";
const correction = `${about} ${finding} {says}\n\n${decided}`;

export const credits: TemplatesOf<"credit"> = {
  "credit.given": {
    title: "We don add {amount} to your wallet",
    body: correction,
    push: "We don add money to your wallet.",
    button: "See wallet",
  },
  "credit.taken": {
    title: "We don take {amount} from your wallet",
    body: correction,
    push: "We don take money from your wallet.",
    button: "See wallet",
  },
};

export const insurance: TemplatesOf<"insurance"> = {
  "insurance.paid": {
    title: "Our insurance fund don pay you {amount}",
    body: correction,
    push: "Our insurance fund don pay you.",
    button: "See wallet",
  },
};

export const chargebacks: TemplatesOf<"chargeback"> = {
  "chargeback.opened": {
    title: "One bank dey dispute your payment of {amount}",
    body: `The bank wey you pay from dey dispute your deposit of {amount}. {holding, select, some {Until dem decide, we dey hold {held} from your wallet.} other {No money remain for your wallet to hold.}}

Until then, your account dey frozen: you fit sign in, chat and deliver for open trades, but na moderator go release any payment from you, and you no fit publish offers, buy or withdraw.

No be you dispute am? Tell your bank make dem withdraw am, and reply our email with wetin you know. If na you, still reply: we fit settle am quick.

${reference}`,
    push: "One bank dey dispute your payment.",
    button: "See payment",
  },
  "chargeback.won": {
    title: "Bank talk say you dey right: your payment of {amount} stand",
    body: `{holding, select, some {The {held} wey we hold don return to your wallet.} other {We no hold anything.}}\n\n{frozen, select, still {Your account still dey frozen for another reason. Reply our email, we go check am.} other {Your account no dey frozen again.}}\n\n${reference}`,
    push: "Bank talk say you dey right.",
    button: "See payment",
  },
  "chargeback.lost": {
    title: "Bank don take back {taken}",
    body: `The bank wey you pay from don decide to take this payment back.\n\n{owing, select, some {The money wey we hold no reach. You dey owe {owed}, and we go dey remove am from money wey enter until e finish.} other {The money wey we hold reach, so you no owe anything.}}\n\nYour account still dey frozen: your open trades dey go on, but you no fit start new one or release payments. Reply our email, tell us wetin happen, and we go check am.\n\n${reference}`,
    push: "Bank don take back one payment of yours.",
    button: "See payment",
  },
  "chargeback.made_good": {
    title: "You no owe anything again",
    body: `You don pay back wetin you owe for the {taken} wey your bank take back. If your account still dey frozen, reply our email and we go check am.\n\n${reference}`,
    push: "You no owe anything again.",
    button: "See payment",
  },
  "chargeback.unfrozen": {
    title:
      "{frozen, select, still {We don check the payment wey your bank take back} other {Your account no dey frozen again}}",
    body: `{frozen, select, still {E no dey freeze your account again, but another reason still dey. Reply our email, we go check am.} other {We don check your account. You fit publish offers, buy and withdraw again.}}\n\n${reference}`,
    push: "We don check your account.",
    button: "See payment",
  },
};
