import { machine } from "@/lib/kernel/machine";

const ofTrade = (column: string) =>
  `(select t.${column} from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)`;

const otherHasWritten = `d.opened_as in ('buyer', 'seller') and d.opened_as <> r.party or exists (
            select from dispute_statement o where o.dispute_id = d.id and o.party <> r.party and o.kind = 'statement')`;

/** What a party says in a dispute that they did not open, and their reply to the other's statement: one each. */
export const disputeStatement = machine("dispute_statement", {
  parties: { buyer: ofTrade("buyer_id"), seller: ofTrade("seller_id") },
  insert: {
    by: ["buyer", "seller"],
    columns: ["id", "dispute_id", "kind", "body"],
    fixed: {
      author_id: "who",
      party:
        "(select dispute_opener(d.trade_id, who) from dispute d where d.id = (row_->>'dispute_id')::uuid)",
    },
    checks: {
      "its dispute takes it": `exists (select from dispute d where d.id = r.dispute_id and d.heard_at = r.created_at and case r.kind
          when 'statement' then d.state in ('OPEN', 'UNDER_REVIEW') and d.opened_as <> r.party
          else d.state in ('UNDER_REVIEW', 'APPEALED') and (${otherHasWritten}) end)`,
    },
  },
  moves: {},
});
