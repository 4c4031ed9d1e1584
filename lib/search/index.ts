import "server-only";

export { facetsOf } from "./categories";
export { countListings, type FoundListings, searchListings } from "./find-listings";
export { changeCadence, deleteSearch, type SavedSearch, savedSearches, saveSearch } from "./saved/searches";
export { forgetSearches, keepSearch, popularSearches, recentSearches } from "./searches";
export { type Suggestion, suggest } from "./suggestions";
