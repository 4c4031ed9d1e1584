import "server-only";
import { sql } from "@/lib/kernel/db";
import { refusals } from "@/lib/kernel/refusal";
import type { Contribution } from "@/lib/kernel/slice";
import { offerProcedures } from "./procedures";
import { offerReactions } from "./reactions";
import { offerLines } from "./statement-lines";

const { has_open_offer } = refusals({
  has_open_offer: "One of your offers is still open. Withdraw it first.",
});

export const contribution = {
  slice: "offers",
  reactions: offerReactions,
  operations: offerProcedures,
  openBusiness: [
    {
      refusal: has_open_offer,
      find: (person) =>
        sql`select from offer o where o.seller_id = ${person} and o.state in ('AVAILABLE', 'IN_ESCROW')`,
    },
  ],
  statementLines: offerLines,
} satisfies Contribution;
