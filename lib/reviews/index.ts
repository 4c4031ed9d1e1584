import "server-only";

export { reviewReactions } from "./reactions";
