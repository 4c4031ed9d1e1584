import "server-only";
import { correctionEmails } from "@/lib/corrections/emails";
import { correctionEvents } from "@/lib/corrections/events";
import { chargebackEmails } from "@/lib/deposits/chargebacks/emails";
import { depositEmails } from "@/lib/deposits/emails";
import { chargebackEvents, depositEvents, refundEvents } from "@/lib/deposits/events";
import { appealEmails } from "@/lib/identity/appeals/emails";
import { identityMessages } from "@/lib/identity/emails";
import { identityEvents } from "@/lib/identity/events";
import type { Reaction } from "@/lib/kernel/events/reaction";
import { extendedEmail } from "@/lib/offers/emails";
import { offerEvents } from "@/lib/offers/events";
import { payoutEmail } from "@/lib/payouts/emails";
import { payoutEvents } from "@/lib/payouts/events";
import { reconciliationEmails } from "@/lib/reconciliation/emails";
import { payoutsEvents, reconciliationEvents } from "@/lib/reconciliation/events";
import { takenEmail } from "@/lib/staff/break-glass/emails";
import { breakGlassEvents, caseEvents, roleEvents } from "@/lib/staff/events";
import { lateEmail } from "@/lib/staff/queues/emails";
import { roleEmails } from "@/lib/staff/roles/emails";
import { answerEmail } from "@/lib/support/emails";
import { supportEvents } from "@/lib/support/events";
import { mailAddress, mailOwner, mailStaff, textNumber } from "./notice";

/** Every email and text: recipient, event, template. */
export const notices: readonly Reaction[] = [
  mailAddress(identityEvents.email_link_wanted, identityMessages.emailProof),
  mailAddress(identityEvents.google_link_wanted, identityMessages.googleLink),
  mailAddress(identityEvents.reset_asked, identityMessages.reset),
  mailAddress(identityEvents.safety_changed, identityMessages.securityEvent),
  textNumber(identityEvents.phone_code_wanted, identityMessages.phoneCode),
  textNumber(identityEvents.sign_in_code_asked, identityMessages.signInCode),
  textNumber(identityEvents.phone_changed, identityMessages.oldPhone),
  mailStaff("person.unblock", identityEvents.appealed, appealEmails.appealed),
  mailOwner(identityEvents.appeal_answered, appealEmails.answered),
  mailStaff("person.block", identityEvents.secrets_closed, identityMessages.secretsClosed),

  mailOwner(depositEvents.quarantined, depositEmails.quarantined),
  mailOwner(depositEvents.released, depositEmails.released),
  mailOwner(refundEvents.requested, depositEmails.refundStarted),
  mailOwner(refundEvents.done, depositEmails.refunded),
  mailOwner(refundEvents.failed, depositEmails.refundFailed),

  mailOwner(chargebackEvents.opened, chargebackEmails.opened),
  mailStaff("chargeback.answer", chargebackEvents.opened, chargebackEmails.openedForFinance),
  mailStaff("chargeback.answer", chargebackEvents.due_soon, chargebackEmails.dueSoon),
  mailOwner(chargebackEvents.won, chargebackEmails.won),
  mailOwner(chargebackEvents.lost, chargebackEmails.lost),
  mailOwner(chargebackEvents.made_good, chargebackEmails.madeGood),
  mailOwner(chargebackEvents.unfrozen, chargebackEmails.unfrozen),

  mailOwner(offerEvents.extended, extendedEmail),
  mailOwner(supportEvents.answered, answerEmail),

  mailOwner(correctionEvents.made, correctionEmails.made),

  mailOwner(payoutEvents.moved, payoutEmail),

  mailStaff("approval.veto", breakGlassEvents.taken, takenEmail),
  mailStaff("payout.agree", caseEvents.late, lateEmail),
  mailOwner(roleEvents.granted, roleEmails.granted),
  mailOwner(roleEvents.ended, roleEmails.ended),

  mailStaff("payouts.resume", payoutsEvents.stopped, reconciliationEmails.stopped),
  mailStaff("payouts.resume", payoutsEvents.paused, reconciliationEmails.paused),
  mailStaff("payouts.resume", payoutsEvents.distrusted, reconciliationEmails.distrusted),
  mailStaff("payouts.resume", reconciliationEvents.reported, reconciliationEmails.daily),
];
