import { offerNotices } from "./offers";
import type { Source } from "./source";
import { tradeNotices } from "./trades";

/** Which event makes which kinds of notice, to whom. */
export const catalogue: readonly Source[] = [...tradeNotices, ...offerNotices];
