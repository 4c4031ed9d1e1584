/** The operations about notices, ratings, support and what changed. */
export const noticeWords = {
  "realtime.events":
    "What changed for you, numbered without gaps and kept for 30 days: read what follows the last number that you know. Where `isComplete` is false, some of it is no longer kept: read your trades and wallet anew.",
  "notifications.notifications":
    "Your inbox, newest first, and how much of it is unread; with `after`, a notice’s id, what follows it. Each leads to a page of ours.",
  "notifications.markNotificationsRead":
    "Marks what leads to a page, everything up to a notice, or what leads where a tapped push did, as read on all your devices. Opening the page does the same.",
  "notifications.subscribeBrowser":
    "Has pushes sent to a browser, as its `PushSubscription` says, until you sign out there. Ten browsers at most: a new one takes the place of the oldest. An address that another account has registered becomes yours.",
  "notifications.unsubscribeBrowser": "Sends no more pushes to a browser.",
  "reviews.read":
    "Your review of the other party, and theirs of you once both have written or 14 days have passed.",
  "reviews.rate": "Rates the other party of an ended trade with one to five stars. The first rating stays.",
  "notifications.getPreferences":
    "How you are notified: by family and channel (`always` can’t be switched off, null is never used), language, quiet hours in Lagos, summary by email.",
  "notifications.changePreferences":
    "Changes what you give, on top of the `version` that you have read. If it was changed meanwhile, answers `preferences_changed` and what is saved.",
  "notifications.tryAddressAgain":
    "Counts your email address as reachable again after it bounced, and sends a test email to it. Three an hour.",
  "notifications.unsubscribe":
    "Switches off the email that an unsubscribe link names, by its token, without a session. Doing it again changes nothing.",
  "notifications.resubscribe": "Switches it on again, by the same token.",
  "support.list": "Your conversations with support, the last written in first, a page at a time.",
  "support.open":
    "Writes to support: about a trade, payment or withdrawal of yours, or about `account` or `other`. Five can be open at a time. While your account is blocked, `block` alone.",
  "support.get":
    "One of your conversations with support: where it stands, by when we answer, and the phrase that our emails about it carry.",
  "support.messages": "What you and support wrote, oldest first. `staff` is who answered, and their role.",
  "support.write":
    "Writes in a conversation, thirty messages an hour in all. What is written into a closed one reopens it, within 14 days.",
  "support.close": "Closes a conversation of yours.",
  "support.rate": "Says, once, whether a closed conversation helped.",
  "support.show": "For staff: a conversation about what they answer. Its person can see that you read it.",
  "support.answer": "For staff: answers a person, who reads it on the page and by email.",
  "support.end": "For staff: closes a conversation that was answered. Its person can reopen it.",
  "support.newTemplate": "For content: adds an answer that staff can begin with.",
  "support.dropTemplate": "For content: takes such an answer out of the list.",
  "notifications.listDeliveries":
    "For staff: what was sent of people’s notices, newest first: to whom (masked), by which channel, what became of it and what it cost.",
  "notifications.deliveryFigures":
    "For staff: what was sent on each of the last days, by channel and kind: share delivered, median seconds until then, failures, cost.",
  "notifications.resendNotice":
    "For staff: sends a notice again on one channel, though it was read or sent. Once a channel, with a reason.",
  "notifications.listTemplates":
    "For staff: every kind of notice, in which languages words of staff are in force or drafted, and in which it is read in English.",
  "notifications.showTemplate":
    "For staff: the words of a notice in a language: the product’s, and every version that staff have saved.",
  "notifications.writeTemplate":
    "For content: saves a draft of a notice’s words, as ICU messages, in place of the draft `over`. What doesn’t fit is refused with line and column.",
  "notifications.discardTemplate": "For content: ends a draft. It stays in the list of versions.",
  "notifications.publishTemplate":
    "For content: puts a draft in force within seconds; about security, accounts and money it becomes a request that a colleague approves.",
  "notifications.retireTemplate": "For content: puts the product’s own words in force again.",
  "notifications.sendTemplate":
    "For content: sends you the notice with sample facts, by one channel. Thirty an hour.",
};
