import "server-only";
import { sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import { offerChecks } from "./checks";
import { IN_MARKET } from "./in-market";
import { offerProcedures } from "./procedures";
import { offerReactions } from "./reactions";
import { offerLines } from "./statement-lines";

export const contribution = {
  slice: "offers",
  reactions: offerReactions,
  checks: offerChecks,
  operations: offerProcedures,
  openBusiness: [
    {
      reason: "has_open_offer",
      says: "You have an open offer. Unpublish it first.",
      find: (person) =>
        sql`select from offer o where o.seller_id = ${person} and o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') ${IN_MARKET}`,
    },
  ],
  statementLines: offerLines,
} satisfies Contribution;
