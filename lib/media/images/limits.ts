import type { Limit } from "@/lib/kernel/rate-limit";

const MB = 1024 * 1024;

/** Pictures that a person may send in 24 hours. */
export const IMAGES_A_DAY = 100;
/** Maximum size of all that is kept of a person's pictures, in bytes. */
export const IMAGES_BYTES = 500 * MB;

/** Each picture runs a decoder for about a second, and refused ones do as well. */
export const imagesByAccount: Limit = { name: "images by account", max: 2 * IMAGES_A_DAY, minutes: 24 * 60 };
