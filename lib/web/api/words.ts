import { dictionary } from "@/lib/kernel/input/dictionary";
import { disputeWords } from "./dispute-words";
import { identityWords } from "./identity-words";
import { imageWords } from "./image-words";
import { listingWords } from "./listing-words";
import { noticeWords } from "./notice-words";
import { shippingWords } from "./shipping-words";

/** What each operation does, for those who call it: what it needs, what follows from it, what to do next. By its id. */
export const descriptions = dictionary({
  ...identityWords,
  ...imageWords,
  ...listingWords,
  ...shippingWords,
  "identity.signUp":
    "Makes an account and mails a link that proves the address. Answers the same whether or not the address is known; sign in afterwards.",
  "identity.sendPhoneCode":
    "Texts a six-digit code to your number, or to the new one that you give. Five an hour for a number; it is valid for ten minutes.",
  "identity.verifyPhone": "Verifies your number with the texted code. Five tries a code.",
  "identity.sendEmailLink": "Mails another link that verifies your address. Earlier links stay valid.",
  "identity.proveEmail": "Verifies an address with the token of its mailed link, once. It signs nobody in.",
  "identity.me": "You: your contacts and whether they are verified, level, roles and restrictions in force.",
  "identity.beginTotp":
    "Starts setting up an authenticator app with a new secret, which the settings page shows. It is no factor until it is confirmed.",
  "identity.confirmTotp":
    "Makes the app a second factor with its first code. Answers ten recovery codes, which are shown only here.",
  "identity.removeTotp": "Removes the app, and with the last factor the recovery codes too.",
  "identity.renewRecoveryCodes": "Replaces your recovery codes with ten new ones, which are shown only here.",
  "identity.askForNewPasskey": "Options for `navigator.credentials.create`, valid for a few minutes.",
  "identity.addPasskey": "Adds the passkey that the browser has created for those options.",
  "identity.renamePasskey": "Gives one of your passkeys another name.",
  "identity.removePasskey": "Removes one of your passkeys, and with the last factor the recovery codes too.",
  "identity.askForPasskeySignIn":
    "Options for `navigator.credentials.get`, to sign in with a passkey alone. For our own pages: programs sign in at `/v1/auth/token`.",
  "identity.askForStepUp": "Options for `navigator.credentials.get`, to confirm that it is you.",
  "identity.myFactors": "Your passkeys, whether you have an app, and how many recovery codes are left.",
  "identity.reauthenticate":
    "Confirms that it is you for five minutes: with a factor, or with the password if you have none. Then repeat what was refused with `step_up_needed`.",
  "identity.askReset":
    "Mails a link to choose a new password, if an account has verified the address or number. Answers the same if none has.",
  "identity.resetPassword":
    "Sets a new password with the token of the mailed link, once, and ends all sessions. Withdrawals are held for 24 hours.",
  "identity.changePassword":
    "Changes your password, and ends your other sessions unless `endOthers` is false.",
  "identity.askForPhoneChange":
    "Texts a code to your new number. The verified one stays until the code is entered.",
  "identity.changePhone":
    "Replaces your number with the new one, given its code. Withdrawals are held for 24 hours, and the old number gets a text.",
  "identity.joinGoogle":
    "Connects Google to an account with the token of its mailed link. Withdrawals are held for 24 hours.",
  "identity.listSessions":
    "Browsers and programs that are signed in as you. `isThis` marks the one that asks.",
  "identity.endOwnSession": "Signs one of your browsers or programs out, at once.",
  "identity.endOtherSessions": "Signs out every browser and program but the one that asks.",
  "identity.openTokens":
    "Signs a program in with a password, and with the app’s code where the account has a second factor (`factor_needed`). The access token is valid for 15 minutes; the refresh token for seven days, once.",
  "identity.endTokens": "Ends the session of the access token, and its refresh token.",
  "identity.sendSignInCode":
    "Texts a code to sign in with, if an account has verified the number. Answers the same if none has. An account with a second factor gets a text that says to use its password.",
  "identity.openTokensByCode":
    "Signs a program in with the texted code, once. What moves money is refused with `step_up_needed` until the password was given at `/v1/auth/step-up`.",
  "identity.refreshTokens":
    "New tokens for a refresh token. One that is used twice was copied: its session ends, and its owner gets a mail.",
  "identity.setPicture":
    "Sets your picture: JPEG, PNG or WebP of at most 5 MB. It is cut to a square, without metadata.",
  "identity.removePicture": "Removes your picture.",
  "identity.setBio": "Sets the few sentences that others read on your profile.",
  "identity.getPerson": "What anyone may know of a person: name, level, since when, and their record.",
  "identity.appeal":
    "For a blocked person, whom everything else answers with 403 `blocked`: appeals against the block, once. Another person than the one who blocked answers, by `dueAt`.",
  "identity.declineAppeal":
    "For staff: declines an appeal against a block that a colleague set, with a reason.",
  "identity.grantAppeal": "For staff: lifts the block that an appeal is about, set by a colleague.",
  "identity.restrictPerson":
    "For staff: restricts a person, with a reason that they read, until a time or until it is lifted.",
  "identity.resumeAccount":
    "Lifts what you paused by text message (`STOP` or `FREEZE`). Restrictions that others set stay.",
  "notifications.setBrakeWord":
    "Sets the word of 4 to 20 letters with which `FREEZE` pauses your account by text. It is kept hashed; setting it again replaces it.",
  "identity.liftRestriction": "For staff: lifts one restriction. Others stay.",
  "trades.list": "Your trades as buyer or seller, newest first, a page at a time.",
  "trades.get": "One of your trades: state, deadlines, the moves that you can make now, and its timeline.",
  "trades.extend":
    "For staff: gives a trade up to 24 more hours, at most twice. Both sides read the reason in the trade.",
  "trades.outages": "For staff: what is or was down, and how many trades stand still because of it.",
  "trades.markOutage":
    "For staff: says that an operator, a kind of asset, a gateway or Amana is down. No deadline that depends on it runs until it is closed, or for six hours.",
  "trades.renewOutage": "For staff: an outage goes on for six hours from now.",
  "trades.closeOutage":
    "For staff: an outage has ended. The deadlines of the trades that it concerned move by its time.",
  "trades.acceptOffer":
    "Takes an offer: the price goes from your wallet into escrow. Send the price and version that you saw; another is refused. An offer with `parts` is taken whole: each part is a trade with an escrow of its own, all are paid for now, and the answer names the first.",
  "trades.begin":
    "For the seller: from here on you see where to send, and the trade no longer ends by itself.",
  "trades.deliver": "For the seller: says that it has been sent. The buyer then confirms within their time.",
  "trades.undoDeliver": "For the seller: takes ‘sent’ back, within five minutes and at most twice.",
  "trades.askToApprove":
    "The text that a buyer with a passkey signs to pay, as options for `navigator.credentials.get`. Null if you have no passkey.",
  "trades.approve":
    "For the buyer: confirms delivery. The escrow goes to the seller, less the commission, for good.",
  "trades.cancel":
    "For the seller before delivery, or for the buyer once the seller has not started in time: ends the trade. Of goods either says why, and the buyer may until the seller has started. The buyer gets the whole price back.",
  "trades.stop":
    "For the buyer of a purchase in parts: ends this part, whose turn has not come, and those after it. Their price goes back to your wallet.",
  "trades.proposeCancel":
    "Asks the other party to end the trade with a refund. Nothing moves until they agree.",
  "trades.proposeExtension":
    "Asks the other party for more time. One proposal is open at a time, for 24 hours.",
  "trades.agreeExtension": "Agrees to the other party’s request for more time.",
  "trades.declineProposal": "Declines what the other party proposed. The trade goes on as it is.",
  "trades.withdrawProposal": "Withdraws your own proposal.",
  "offers.find": "Open offers of everyone, filtered and sorted, a page at a time.",
  "offers.publishOffer":
    "Publishes an offer of yours, with the commission of today frozen on it. At most ten are open at a time. It never changes: unpublish it and publish another. Airtime above what the operator allows at once is sold in equal parts.",
  "offers.get": "One offer, with its seller’s record. `version` is what accepting asks for.",
  "offers.replaceOffer":
    "Changes an offer that nobody has accepted: in one step it is unpublished, and one with these terms is published. The answer names the new one. If that is refused, yours stays as it was.",
  "offers.pauseOffer":
    "Takes an offer out of the market until you put it back. It stays one of your ten, and its time runs on.",
  "offers.resumeOffer": "Puts a paused offer back into the market, with its terms and its end as they were.",
  "offers.withdrawOffer": "Takes an offer off the market, unless someone has accepted it.",
  "offers.extend":
    "For moderators and content: lets an open offer run longer, thirty days in all. Its seller reads the reason.",
  "offers.listOwn": "Your own offers of all states, newest first.",
  ...disputeWords,
  ...noticeWords,
  "chat.read": "Messages of a trade’s room, newest page first.",
  "chat.send":
    "Writes to the other party. `clientKey` is yours: sent again, it stands there once. `pictures` names up to four that you added.",
  "chat.mark": "Remembers that you have read up to a message.",
  "records.head":
    "The digest of the newest entry of a trade’s record: both parties see the same. `sealed` counts the entries that a published root holds.",
  "deposits.showVirtualAccount": "The bank account of your own to which transfers fund your wallet, or null.",
  "deposits.openVirtualAccount": "Opens that bank account, in your verified name.",
  "deposits.lookForTransfers": "Has the gateway asked for transfers that have not been credited yet.",
  "deposits.refund": "For staff: sends a deposit back to where it came from.",
  "deposits.release": "For staff: credits a deposit that was held because its amount or name did not fit.",
  "deposits.askToRelease":
    "For staff: asks a colleague to approve the release of a held deposit above the limit.",
  "deposits.nameRefundAccount": "For staff: names the account for a refund that the bank has returned.",
  "deposits.startDeposit":
    "Starts a payment into your wallet. Lead the person to `authorizationUrl`; the wallet is credited once the gateway has confirmed it.",
  "deposits.showDeposit": "One of your deposits, and what has become of it.",
  "deposits.declineChargeback": "For staff: contests a chargeback with evidence from our records.",
  "deposits.acceptChargeback": "For staff: gives a chargeback up. The bank takes the money back.",
  "deposits.unfreezeUser": "For staff: lifts the freeze that a chargeback has put on a person.",
  "payouts.showBanks": "Banks to which withdrawals can go, with their codes.",
  "payouts.showBankAccounts": "Your bank accounts, the default first.",
  "payouts.addAccount": "Adds a bank account in your own name. Its first withdrawal waits 24 hours.",
  "payouts.resolveAccount": "Whose account a number is, as its bank says it.",
  "payouts.setDefaultAccount": "Makes one of your bank accounts the one that is offered first.",
  "payouts.removeAccount": "Removes a bank account. Withdrawals under way to it go on.",
  "payouts.showPayoutTerms": "The fee of a withdrawal, its limits, and what is left of today’s.",
  "payouts.askToSign":
    "The text that a person with a passkey signs to withdraw, as options for `navigator.credentials.get`. Null without one.",
  "payouts.startPayout":
    "Withdraws money to one of your bank accounts. Amount and fee are held at once, and come back if the bank declines. At most three a day.",
  "payouts.listPayouts": "Your withdrawals, newest first, a page at a time.",
  "payouts.showPayout": "One of your withdrawals, and where it stands.",
  "payouts.stopPayout": "Cancels a withdrawal that has not been sent. Amount and fee come back.",
  "payouts.askToPay": "For staff: asks a colleague to approve a withdrawal above the limit.",
  "payouts.reject": "For staff: rejects a withdrawal. Amount and fee go back to the wallet.",
  "reconciliation.pausePayouts":
    "For staff: stops sending withdrawals, at once. `says` is the reason that everybody reads.",
  "reconciliation.askToResume":
    "For staff: asks a colleague to approve that withdrawals go on, which differences with the gateway or a colleague have stopped.",
  "corrections.askToCorrect":
    "For staff: asks a colleague to approve a credit, an adjustment or a payment from the insurance fund. It names a case and what was found.",
  "corrections.refundToWallet":
    "For staff: gives a person money back. About a deposit it goes back to where it came from; about an open dispute it is refused, because a ruling decides; else a colleague approves a credit.",
  "ledger.askToReverse": "For staff: asks a colleague to approve the reversal of one posting.",
  "identity.requestBlock":
    "For staff: requests a block of more than 30 days, or without an end. A colleague approves it.",
  "staff.requestRole":
    "For administrators: requests a role for a person who has a second factor. Another administrator approves it.",
  "staff.endRole":
    "For administrators: ends a colleague’s role, signs them out everywhere, and ends their open requests that needed it.",
  "staff.notePerson": "For staff: writes a note about a person, which colleagues read. It never changes.",
  "staff.searchPeople":
    "For staff: finds people, trades and payments by a whole identifier, and people by a part of their name. 100 an hour.",
  "staff.getPerson": "For staff: a person with masked contact details. That you looked is on their record.",
  "staff.listApprovals":
    "For staff: what waits for a second person, the next to expire first, and what was decided last.",
  "staff.getApproval": "For staff: one request, with the digest that its approver agrees to.",
  "staff.listRoles": "For administrators and auditors: everyone with a role, and who agreed to it.",
  "audit.readAudit":
    "For staff: the audit log, newest first, 50 lines at a time; own acts only without the permission for all.",
  "audit.myAccessLog": "Which of our staff looked at your account: in which role, when and why.",
  "staff.observePerson":
    "For support, moderators, finance and compliance: opens a person’s own pages to you for 15 minutes, to read. They can see that, and your reason.",
  "staff.unmaskPerson":
    "For staff: shows you a person’s email address or number for ten minutes. They can see that you looked, and your reason.",
  "staff.unmaskAccount":
    "For finance and compliance: shows you the number of a person’s bank account, or of the account that a deposit came from, for ten minutes. They can see that you looked, and your reason.",
  "staff.retryJob":
    "For finance and administrators: runs a job again that failed too often, under its own key.",
  "staff.showQueue":
    "For staff: what waits in a queue, when it should be looked at and decided, and who has it. `priority` 2: not decided in time; 1: not looked at in time.",
  "staff.claimCase": "For staff: claims a case of a queue. Of many who do at once, one has it.",
  "staff.reassignCase":
    "For staff: gives a case to a colleague who decides such cases and has no part in it.",
  "staff.releaseCase": "For staff: returns a case to its queue.",
  "staff.saveView":
    "For staff: saves a view of a queue under a name, for yourself or for all who may open the queue.",
  "staff.removeView": "For staff: removes a view that you saved.",
  "staff.takePermissionNow":
    "For staff: takes a missing permission for an hour, in an emergency. All administrators and auditors are notified.",
  "staff.ratifyTaken": "For administrators: says that you have looked at what a colleague took, and why.",
  "staff.proposeSetting":
    "For staff: asks a colleague to approve another value of a setting, from a time on.",
  "staff.offerStaffPasskey":
    "For staff: offers one of your passkeys for signing approvals. Older staff passkeys have to sign it first.",
  "staff.askToVouch":
    "For staff: what your staff passkey signs for another one, as options for `navigator.credentials.get`. Null without one.",
  "staff.vouchForStaffPasskey":
    "For staff: signs a passkey of your own with an older one; for administrators, a colleague’s.",
  "staff.endStaffPasskey": "For staff: ends a staff passkey for good.",
  "bulk.startBulk":
    "For staff: does one act, named by its permission, for up to 200 rows of its list. A job does them in order, each under a key of its own; those that would be refused now are skipped.",
  "bulk.stopBulk": "For staff who may do its act: no further row is done. What was done stays.",
  "bulk.getBulk": "For staff: how far a bulk act is, and what became of each row.",
  "approvals.askToSign":
    "For staff: what your staff passkey signs to approve a request, as options for `navigator.credentials.get`. Null without one.",
  "settings.publishedSettings":
    "Limits by verification level, commission, price bounds and withdrawal fees in force, with their version. With `v` of that version it may be kept for an hour, without `v` for ten minutes; `settings.changed` on the channel `settings` names the next one.",
  "settings.categories": "What offers are listed under, by kind of asset.",
  "settings.ownBanners":
    "Banners that are shown to you now, each in English and the other languages that it has.",
  "settings.publishBanner":
    "For content staff: publishes a banner for some readers until a time, from now or from a later time on.",
  "settings.endBanner": "For content staff: ends a banner before its time.",
  "settings.ownFlags":
    "What is switched on for you, by the flag’s name. Answers of signed-out browsers depend on their device cookie.",
  "settings.setFlag":
    "For administrators: changes whom a feature flag applies to. Up to a tenth of people at once, answering `key`; anything further asks a colleague, answering `approvalId`.",
  "settings.switchOff":
    "For staff: switches a feature off for everyone, within two seconds. Two people switch it on again.",
  "approvals.agree":
    "For staff: approves a colleague’s request, which then takes effect. `digest` is that of what you have read, and `signature` your staff passkey’s over it: needed once your role is 14 days old.",
  "approvals.veto":
    "For administrators and auditors: vetoes a change that two people agreed to, before it takes effect. It never does.",
  "approvals.decline": "For staff: declines a colleague’s request.",
  "approvals.withdraw": "For staff: withdraws a request of your own.",
  "leaving.closeAccount":
    "Closes your account, once nothing is open. Your personal data is erased 30 days later.",
  "leaving.exportMine": "All that is kept about you, as JSON.",
  "statements.showWallet": "What you can spend, and what is held in escrow and withdrawals.",
  "statements.listTransfers":
    "Entries of your wallet with the balance after each, newest first, a page at a time.",
});
