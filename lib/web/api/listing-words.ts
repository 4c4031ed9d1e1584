/** The operations about listings of goods, their categories, and what moderators decide about them. */
export const listingWords = {
  "search.find":
    "What is for sale: by words, of which typing errors are mended (`spelling`; `exact=1` searches as typed), and by filters. A category is a slug of `/v1/categories` and means all that is below it; an area counts with its state; prices are kobo as digits; `a.` with an attribute’s key filters by it; several values are parted by commas, and numbers and days can be asked for within bounds: `a.power=2..5`, `a.made_on=2026-01-01..`. `facets` count what each value would leave, on the first page and where that takes no longer than a moment. Where nothing is found, `waysOut` counts what there would be without one of the filters. By relevance a list ends at a thousand.",
  "search.suggestions":
    "What could be meant by what is typed so far: your own searches, what many search for today, and words that listings have. Without `q`, your latest and popular searches.",
  "search.listRecent": "Your latest searches, twenty at most, for you alone.",
  "search.forgetRecent": "Forgets your latest searches.",
  "search.listSaved": "Your saved searches, the last first, each as the parameters of `GET /listings`.",
  "search.save":
    "Saves a search. New listings that fit are told at once, daily or not at all; each listing once, however many of your searches fit. Twenty at most; the same search again changes how soon.",
  "search.change": "Changes how soon you hear of what fits a saved search.",
  "search.remove": "Deletes a saved search. Doing it again changes nothing.",
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
  "catalog.changeRow":
    "Changes the price of a listing, or how many are free, or both, where it is still as you saw it: `seen` names the version and what was free. What was bought meanwhile is never put back.",
  "catalog.restock": "Says how many are free now. Those in trades and sold are not counted.",
  "catalog.remove":
    "Deletes a listing that is a draft, was rejected or has ended. Trades keep the version that they bought.",
  "catalog.flag": "Reports another person’s listing to our moderators, once.",
  "catalog.listOwn": "Your listings with their status, newest first; `no` says why one was turned down.",
  "catalog.getOwn": "One of your listings, with what its form begins with in `draft`.",
  "sales.get":
    "Your orders of goods in the last 7, 30 or 90 days, today among them, and in as many days before: on the day they were bought, without those that were cancelled. `gross` is what they cost without delivery, `net` your share. `funnel` goes from views to orders, counted each minute; `listings` are the ten for sale that sell best.",
  "sales.listToDo":
    "What your orders of goods ask of you, the nearest deadline first: begin, send, agree where to meet, hand over, answer. The most urgent fifty; `count` is of all.",
  "sales.listComing":
    "What is held for you, an order a row: your share and the delivery fee. Proven delivery (`inspection`) is paid by `by` at the latest; of the others `by` is when it is refunded, or a moderator takes it up.",
  "catalog.lateness":
    "By month: how many listings moderators decided on, how many of them late, and how long half of them waited.",
  "catalog.tree": "The categories of goods: top nodes, and the leaves below each.",
  "catalog.category": "A category, and the attributes and conditions that it asks, where it is a leaf.",
  "catalog.allow":
    "Lets one seller write another number of listings a day than everyone’s ten, from now on. The reason is kept in the audit log.",
  "catalog.createCategory":
    "Adds a category: of the first level without `schema`, or a leaf below one with it. Its slug is its address and never changes.",
  "catalog.changeCategory":
    "Changes the fields that you give. A new `schema` is another version and needs `schemaVersion`, the one that you changed; listings keep theirs until they are revised. A closed category takes no new listings.",
  "catalog.listFavourites":
    "The listings that you saved, the last first; `isShown` is false once one is over.",
  "catalog.keepFavourite": "Saves another person’s listing. Saving it again changes nothing.",
  "catalog.dropFavourite": "Saves a listing no longer.",
  "catalog.getStore":
    "A store by the handle in its address: what its seller says of it, their record, and what they sell by category. `isAway` while they are on holiday, when none of it is shown. `id` is the seller’s: search their listings with `seller`.",
  "catalog.myStore": "Your store. Answers 404 before you have one.",
  "catalog.saveStore":
    "Makes your store, with the handle that stays its address, or changes it. While `onHoliday` your listings are hidden, until `backOn` if you give a day; timers of open trades run on.",
  "catalog.listFollows": "The stores that you follow, the last first.",
  "catalog.follow":
    "Follows a store, by its seller’s id: once a day you hear of what it has listed. Following it again changes nothing.",
  "catalog.unfollow": "Follows a store no longer.",
  "catalog.queue":
    "For moderators: listings and revisions to look at, riskiest and oldest first, and those that readers reported.",
  "catalog.review":
    "For moderators: a listing with the rules that it hit, reports, and its seller’s record; `live` is what a revision would replace.",
  "catalog.claim":
    "For moderators: takes a listing for ten minutes, so that no colleague rules on it meanwhile.",
  "catalog.approve":
    "For moderators: lets the version that waits go live. From a risk of 70 on a second moderator has to as well.",
  "catalog.judge":
    "For moderators: whether the picture that the seller marked shows the word which we gave for the day of its upload. A listing says so while its pictures stay as they are.",
  "catalog.keep": "For moderators: a reported listing stays, and its reports are turned down.",
  "catalog.reject":
    "For moderators: turns down the version that waits, with a sentence that the seller reads. What is live stays.",
  "catalog.takeDown": "For moderators: ends a listing for good, with a sentence that the seller reads.",
  "catalog.feature": "For moderators: shows a listing among the featured ones until a day; null ends it.",
  "catalog.extend":
    "For staff: lets a listing run on until a day within 90 days, also after its end, with a reason.",
};
