import type { Limit } from "@/lib/kernel/rate-limit";

/** Files that each side of a dispute may attach; staff are a side of their own. */
export const FILES_A_SIDE = 10;
/** Links that each side may have open. */
export const OPEN_LINKS = 5;
/** How long a link takes a file, in days. */
export const LINK_DAYS = 7;
/** Longest caption, in characters. */
export const CAPTION_LENGTH = 200;
/** Longest name of who gets a link, in characters. */
export const LABEL_LENGTH = 60;
/** Boxes that may be blacked out at once. */
export const MOST_BOXES = 20;

/** Each file runs a process for about a second. */
export const evidenceByAccount: Limit = { name: "evidence by account", max: 60, minutes: 60 };
export const evidenceByLink: Limit = { name: "evidence by link", max: 20, minutes: 60 };
/** Carriers put thousands of phones behind one address. */
export const evidenceByAddress: Limit = { name: "evidence by address", max: 100, minutes: 60 };
