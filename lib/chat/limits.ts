import type { Limit } from "@/lib/kernel/rate-limit";

/** Pictures of one message. */
export const PICTURES_A_MESSAGE = 4;

/** Each picture runs a process for about a second. */
export const picturesByAccount: Limit = { name: "chat pictures by account", max: 60, minutes: 60 };

/** Maximum length of a message, in UTF-16 code units, as browsers count. */
export const MESSAGE_LIMIT = 2_000;
