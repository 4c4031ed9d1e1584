import { marketKinds } from "@/lib/assets";
import { sql } from "@/lib/kernel/db";

/** That an offer `o` is one of the market: listings of the catalog have pages of their own. */
export const IN_MARKET = sql`and o.kind = any(${marketKinds}::text[])`;
