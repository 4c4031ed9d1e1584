import "server-only";

export { wrongRecords } from "./record";
export { readReviews } from "./reviews";
