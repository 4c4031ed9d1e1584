import { titleOf } from "@/lib/assets";
import { sql } from "@/lib/kernel/db";
import type { StatementLines } from "@/lib/kernel/slice";

/** The lines of disputes in a wallet's statement: our commission, given back. */
export const disputeLines: StatementLines = {
  kinds: {
    fee_given_back: {
      group: "corrections",
      side: "in",
      says({ kind, terms, moreLines }) {
        const title =
          kind && terms
            ? titleOf({ kind, terms: JSON.parse(terms) as object, moreLines: Number(moreLines ?? 0) })
            : null;
        return ["Commission given back for a late decision", title].filter(Boolean).join(": ");
      },
      place: () => "Amana’s commission",
    },
  },
  subjects: (userId, ids) => sql`
    select d.id, 'trade' as link, t.id::text as reference, jsonb_build_object('kind', t.kind, 'terms', t.terms::text,
      'moreLines', t.more_lines::text) as facts
    from dispute d join trade_overview t on t.id = d.trade_id
    where d.id = any(${ids}::uuid[]) and ${userId}::uuid in (t.buyer_id, t.seller_id)`,
};
