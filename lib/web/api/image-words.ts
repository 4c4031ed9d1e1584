/** What the operations on pictures do. */
export const imageWords = {
  "media.addImage":
    "Adds a picture for a listing: JPEG, PNG or WebP, at most 15 MB and 50 megapixels, 100 in 24 hours and 500 MB in all. It is made anew in four sizes, upright and without metadata. Only you see it until a listing shows it; what no listing shows is removed after a day.",
  "chat.addPicture":
    "Adds a picture for a message of a trade’s chat: JPEG, PNG or WebP, at most 10 MB and 50 megapixels. Name its id when you send the message, within 19 hours; once sent, the other party sees it, and the trade’s record has its SHA-256.",
  "media.removeImage": "Removes one of your pictures. A listing that shows it has to let go of it first.",
};
