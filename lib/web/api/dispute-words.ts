/** What the operations of disputes and of their files do. */
export const disputeWords = {
  "disputes.get":
    "The dispute of a trade: its state and deadline, what both sides wrote that you may see, offers to settle, the ruling, and what you can do now.",
  "disputes.dispute":
    "Asks a moderator to decide. Escrow stays where it is until the decision is final. `isClaim` is for a trade that has ended within 14 days.",
  "disputes.contest":
    "For the seller of goods that were sent back: reports that what came back isn’t what they sold, or is worse. A moderator decides, and nobody is paid until then.",
  "disputes.statement":
    "Says what happened, once. You read the other side’s statement once you have written yours, or its 24 hours are over.",
  "disputes.reply": "Replies to the other side’s statement, once.",
  "disputes.offer":
    "Offers the other side to settle: how much goes back to who paid, in minor units, or that the goods go back first and `returnPaidBy` pays for both ways. It is open for 24 hours, one at a time. With a second factor, you prove it afresh.",
  "disputes.acceptOffer":
    "Accepts the other side’s offer to settle. The dispute ends, and the money moves at once. With a second factor, you prove it afresh.",
  "disputes.declineOffer": "Declines the other side’s offer to settle. The dispute goes on.",
  "disputes.withdrawOffer": "Takes your own offer to settle back.",
  "disputes.accept":
    "Accepts a ruling, so that you cannot appeal. Once both have, the money moves without waiting.",
  "disputes.appeal":
    "Appeals against a ruling, once and within 24 hours. Another moderator decides, and that is final.",
  "disputes.withdraw": "Withdraws your claim about a trade that had ended.",
  "disputes.askToConcede":
    "The text that a buyer with a passkey signs to give in, as options for `navigator.credentials.get`. Null without one.",
  "disputes.concede": "Gives in: a buyer pays the seller, a seller refunds the buyer.",
  "disputes.agreeCancel": "Agrees to end the trade. The buyer gets the whole price back.",
  "disputes.review":
    "For moderators: says that you are looking at a dispute now. Both parties see it at once.",
  "disputes.openReview":
    "For moderators: puts a trade before a moderator that neither party has. Both parties read why. `isClaim` is for a trade that has ended within 14 days.",
  "disputes.rule":
    "For moderators: decides a dispute, with a finding, the rules it rests on and a reason that both read. Large trades need a colleague’s approval. The money moves once nobody can appeal.",
  "disputes.lateness":
    "By month: how many disputes ended, how many were decided late, and the commission given back for it.",
  "disputes.addEvidence":
    "Adds a photo or PDF of at most 10 MB to a dispute, ten files a side. Both sides and moderators see it, made anew without metadata; PDFs as pictures of their pages.",
  "disputes.listEvidence":
    "The files that you may see of a dispute, with SHA-256 of each as it was given, and how many more your side may add.",
  "disputes.hideEvidence":
    "Blacks out parts of a page for everyone, for good: your own side’s files, or any as a moderator. Boxes are thousandths of the page’s width and height.",
  "disputes.makeEvidenceLink":
    "A link by which another party, such as a carrier, sends one file to your side within seven days, without an account.",
  "disputes.sendByLink":
    "Sends the one file that a link takes, without an account. The same file again is answered alike. Bodies above 64 kB need a session here; the link’s own page needs none.",
  "disputes.revokeEvidenceLink": "Cancels a link of yours that has brought nothing yet.",
};
