import "server-only";

export { countListings, type FoundListings, searchListings } from "./find-listings";
export { forgetSearches, keepSearch, popularSearches, recentSearches } from "./searches";
export { type Suggestion, suggest } from "./suggestions";
