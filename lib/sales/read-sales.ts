import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { salesOf } from "./figures";
import { funnelOf } from "./funnel";
import type { Sales, SalesDays } from "./schema";

/** How many listings are shown, those that sell best. */
const BEST = 10;

/** What a seller sold in the last days, and how they came to it: two queries at once. */
export async function readSales(seller: Pick<Actor, "id">, days: SalesDays): Promise<Sales> {
  const [figures, funnel] = await Promise.all([
    salesOf(seller, days),
    funnelOf(seller, { days, limit: BEST }),
  ]);
  return { days, ...figures, ...funnel };
}
