import "server-only";

export { readReviews } from "./reviews";
