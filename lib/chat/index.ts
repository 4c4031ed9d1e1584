import "server-only";

export { readLatestMessages, readMessages } from "./messages";
