import type { TemplatesOf } from "../parts";

/** In English alone: it is what staff work in. */
export const staff: TemplatesOf<"staff"> = {
  "staff.request": {
    title: "{asker} asks for your approval: {says}",
    body: "Reason: {reason}\n\nIf nobody answers, the request ends on {until}, Lagos time.",
    push: "A colleague asks for an approval.",
    button: "Open the request",
  },
  "staff.request_ended": {
    title:
      "{outcome, select, AGREED {Approved} DECLINED {Declined} VETOED {Vetoed} STALE {Out of date} EXPIRED {Expired} other {Ended}}: {says}",
    body: "{outcome, select, AGREED {{by} approved your request, and it is done.} DECLINED {{by} declined your request. Reason: {reason}} VETOED {{by} vetoed what you two agreed to. Reason: {reason}} STALE {What it was about has changed since. Ask again if it is still needed.} EXPIRED {Nobody answered in time. Ask again if it is still needed.} other {Your request has ended.}}",
    push: "A request of yours has ended.",
    button: "Open the request",
  },
  "staff.appeal": {
    title: "{name} appeals against a block",
    body: "Someone other than the person who set the block answers by {due}, Lagos time.",
    push: "A person appeals against a block.",
    button: "Open appeals",
  },
  "staff.assigned": {
    title: "{giver} gave you a case: {queue}",
    body: "It’s about {amount}.",
    push: "You have a new case.",
    button: "Open the case",
  },
  "staff.evidence": {
    title: "New evidence in your case: {title}",
    body: "{by, select, buyer {The buyer} other {The seller}} added it.",
    push: "There is new evidence in a case of yours.",
    button: "Open the case",
  },
  "staff.chargeback": {
    title: "Chargeback of {amount}: respond{clock, select, set { by {due}} other {}}",
    body: "A bank has disputed a payment by {name}. We’re holding {held} of {amount}.\n\nIf we don’t respond {clock, select, set {by {due}, Lagos time} other {in time}}, the bank keeps the money.\n\nThe evidence from our records is ready to review, edit and send.",
    push: "A bank has disputed a payment.",
    button: "Respond to the bank",
  },
  "staff.due": {
    title:
      "{answer, select, undelivered {Our response wasn’t delivered} other {No response yet}}: a chargeback of {amount}",
    body: "{answer, select, undelivered {{gateway} hasn’t accepted our response to the bank. Submit it on {gateway}’s dashboard.} other {Nobody has responded to the bank.}} We’ll lose the money {clock, select, set {on {due}, Lagos time} other {soon}}.",
    push: "A chargeback is due soon.",
    button: "Respond to the bank",
  },
  "staff.late": {
    title: "Late: {amount} in {queue}",
    body: "{stage, select, look {Nobody has looked at this yet.} other {This should have been decided by now.}} It has been waiting since {since}, Lagos time.",
    push: "A case is late.",
    button: "Open the queue",
  },
  "staff.refund": {
    title: "A refund of {amount} needs attention",
    body: "The gateway needs a bank account from us before it can return this deposit.",
    push: "A refund needs attention.",
    button: "Open the deposit",
  },
  "staff.finding": {
    title: "Payouts are paused",
    body: "Our records and the gateway’s differed in two comparisons in a row, and no record explains the difference. No payouts will be sent until two people of finance resume them. Trades and deposits continue.\n\n{lines}",
    push: "Payouts are paused: records differ.",
    button: "View differences",
  },
  "staff.paused": {
    title: "{by} paused payouts",
    body: "Everybody reads: {says}\n\nReason in the audit log: {reason}\n\nNo payouts are sent until two people of finance let them go on. Trades and deposits continue.",
    push: "A colleague paused payouts.",
    button: "Open payouts",
  },
  "staff.distrusted": {
    title: "Payouts are paused: an approval is false",
    body: "An approval in our database isn’t what two people agreed to, or its signature is forged. No payouts are sent. Treat this as an intrusion until you know better.\n\n{because}",
    push: "Payouts are paused: an approval is false.",
    button: "View approvals",
  },
  "staff.report": {
    title: "Reconciliation of {day}: {differences}",
    body: "{compared} gateway records compared with ours: {differences}.\n\n{sums}\n\n{lines}",
    push: "The reconciliation of yesterday is ready.",
    button: "View report",
  },
  "staff.alert": {
    title: "Sign-in is paused: unusual reads of secrets",
    body: "{reads} {what, select, password {password hashes} other {authenticator secrets}} were read within an hour, more than 50 times what is usual. None is handed out for an hour, so nobody can sign in with one until then.\n\nIf no campaign explains it, treat the web process as taken over: restart it with another database password, and end all sessions.",
    push: "Sign-in is paused: unusual reads of secrets.",
    button: "Open the overview",
  },
  "staff.template_failed": {
    title: "Your words of {notice} in {language} can’t be used",
    body: "Version {version} failed while a notice was sent, so the product’s words are sent instead: nobody misses a notice.\n\nWhat failed: {error}\n\nPublish other words, or go back to the product’s.",
    push: "Words that you published can’t be used.",
    button: "Open the words",
  },
  "staff.break_glass": {
    title: "{name} has taken a permission in an emergency: {says}",
    body: "For {minutes} minutes {name} can do this without the role for it. The reason: “{reason}”\n\nAn administrator looks at it within {hours} hours. Otherwise it is an incident.",
    push: "A colleague has taken a permission in an emergency.",
    button: "Look at it",
  },
  "staff.role_granted": {
    title: "You now have the role {role}",
    body: "Two administrators gave you this role. Admin asks you to confirm it’s you after half an hour without use, and every twelve hours.\n\nIf you didn’t expect this, tell an administrator.",
    push: "You have a new role.",
    button: "Open Admin",
  },
  "staff.role_ended": {
    title: "You no longer have the role {role}",
    body: "An administrator ended it. You have been signed out everywhere; your own account, money and trades are as they were.",
    push: "A role of yours has ended.",
    button: "Open Amana",
  },
};
