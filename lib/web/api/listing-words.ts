/** The operations about listings of goods, their categories, and what moderators decide about them. */
export const listingWords = {
  "catalog.find":
    "What is for sale, newest first. A category is a slug of `/v1/categories`, and means all that is below it; prices are kobo as digits.",
  "catalog.get":
    "A listing: what is for sale or sold out to everyone, and to its seller whatever has been submitted. What was live and is no longer answers 404. `version` is that of its terms.",
  "catalog.getVersion":
    "A listing as a trade of it has it: for its seller and for the buyer, whatever has changed since.",
  "catalog.create":
    "Begins a listing: a draft, which needs no more than a category. Ten a day. Attributes are by the keys of the category’s schema, numbers as digits.",
  "catalog.save":
    "Replaces a draft, or changes a listing that is live: price and units at once; other content, or a price that falls by 60% or more, is looked at while the listing stays as it is.",
  "catalog.patch": "The same for the fields that you give; the others stay.",
  "catalog.submit":
    "Submits a draft. It is live within seconds, or waits for a moderator: `listing_incomplete` names each missing field in `details.fields`.",
  "catalog.pause": "Hides a listing. Trades and its time run on.",
  "catalog.resume": "Shows a paused listing again, if its time isn’t over.",
  "catalog.withdraw": "Takes back a listing that is open or in review, for good. Trades run on.",
  "catalog.renew":
    "Lets a listing run as long as a new one: in the last three days before its end, or up to 90 days after it.",
  "catalog.restock": "Says how many are free now. Those in trades and sold are not counted.",
  "catalog.remove":
    "Deletes a listing that is a draft, was rejected or has ended. Trades keep the version that they bought.",
  "catalog.flag": "Reports another person’s listing to our moderators, once.",
  "catalog.listOwn": "Your listings with their status, newest first; `no` says why one was turned down.",
  "catalog.getOwn": "One of your listings, with what its form begins with in `draft`.",
  "catalog.tree": "The categories of goods: top nodes, and the leaves below each.",
  "catalog.category": "A category, and the attributes and conditions that it asks, where it is a leaf.",
  "catalog.listFavourites":
    "The listings that you saved, the last first; `isShown` is false once one is over.",
  "catalog.keepFavourite": "Saves another person’s listing. Saving it again changes nothing.",
  "catalog.dropFavourite": "Saves a listing no longer.",
  "catalog.queue":
    "For moderators: listings and revisions to look at, riskiest and oldest first, and those that readers reported.",
  "catalog.review":
    "For moderators: a listing with the rules that it hit, reports, and its seller’s record; `live` is what a revision would replace.",
  "catalog.claim":
    "For moderators: takes a listing for ten minutes, so that no colleague rules on it meanwhile.",
  "catalog.approve":
    "For moderators: lets the version that waits go live. From a risk of 70 on a second moderator has to as well.",
  "catalog.keep": "For moderators: a reported listing stays, and its reports are turned down.",
  "catalog.reject":
    "For moderators: turns down the version that waits, with a sentence that the seller reads. What is live stays.",
  "catalog.takeDown": "For moderators: ends a listing for good, with a sentence that the seller reads.",
  "catalog.feature": "For moderators: shows a listing among the featured ones until a day; null ends it.",
  "catalog.extend":
    "For staff: lets a listing run on until a day within 90 days, also after its end, with a reason.",
};
