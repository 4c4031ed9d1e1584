import "server-only";

export { facetsOf } from "./categories";
export { countListings, type FoundListings, searchListings } from "./find-listings";
export {
  canBeSaved,
  changeCadence,
  deleteSearch,
  isSearchSaved,
  latestFollowed,
  latestMatches,
  type SavedSearch,
  savedSearches,
  saveSearch,
} from "./saved/searches";
export { forgetSearches, keepSearch, popularSearches, recentSearches } from "./searches";
export { type Suggestion, suggest } from "./suggestions";
