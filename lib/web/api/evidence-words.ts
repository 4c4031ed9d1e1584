/** The operations about files of disputes. */
export const evidenceWords = {
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
