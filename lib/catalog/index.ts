import "server-only";

export { createListing, saveListing } from "./commands/create-listing";
export { flagListing } from "./commands/flag-listing";
export { judgeWord } from "./commands/judge-word";
export {
  approveListing,
  claimListing,
  keepListing,
  rejectListing,
  takeDownListing,
} from "./commands/moderate-listing";
export {
  deleteListing,
  pauseListing,
  renewListing,
  restockListing,
  resumeListing,
  withdrawListing,
} from "./commands/own-moves";
export { extendListing, featureListing } from "./commands/prolong-listing";
export { changeInRow, reviseListing, submitListing } from "./commands/submit-listing";
export { addFavourite, favourites, favouritesAmong, removeFavourite } from "./favourites";
export { categoryOf, categoryTree, guessCategories } from "./queries/categories";
export {
  type StaffCategory,
  type StaffCategoryPage,
  staffCategories,
  staffCategory,
} from "./queries/category-staff";
export { type CategoryCover, categoryCovers } from "./queries/covers";
export { dayWord } from "./queries/day-word";
export { type DryRun, mayTryRules, type OtherWay, tryRules } from "./queries/dry-run";
export { formImages, type ListingHabits, listingHabits } from "./queries/form-facts";
export { reviewMonths } from "./queries/lateness";
export {
  type CartListing,
  cardsOf,
  cartListings,
  type ListingFor,
  listingFor,
  listingVersionFor,
} from "./queries/listings";
export { countOwnListings, ownListing, ownListings } from "./queries/own";
export { type OwnVersion, ownVersions } from "./queries/own-versions";
export { priceHintFor, priceHintOf } from "./queries/price-hint";
export {
  type ListingForReview,
  listingForReview,
  listingQueue,
  type PictureTwin,
  type QueuedListing,
} from "./queries/review";
export { countSitemapFiles, type SitemapListing, sitemapListings, sitemapStores } from "./queries/sitemap";
export { type ModerationFigures, moderationFigures, type StaffListing, staffListings } from "./queries/staff";
export { followedStores, followStore, unfollowStore } from "./stores/follows";
export { ownStore, saveStore, storeOf } from "./stores/stores";
export { countInterest, countView } from "./views";
