import { machine } from "@/lib/kernel/machine";
import { allowedOutcomes, returnFindings } from "../findings";
import { ruleIds } from "../rules";

const ofTrade = (column: string) =>
  `(select t.${column} from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)`;

/** The approval in whose commit the ruling is made, if it takes one. */
const agreed = (column: string) => `(select a.${column} from approval a
          where a.id = (row_->>'approval_id')::uuid and a.act = 'dispute.rule' and a.approver_id = who and a.ended_at = at)`;

const winner = `case when r.outcome = 'split' then 'both'
          when (r.outcome = 'release') = (${ofTrade("performer_id")} = ${ofTrade("seller_id")}) then 'seller' else 'buyer' end`;

/** What a moderator decided. A row never changes; the answer to an appeal is another row, by a moderator who had no part in the first. */
export const ruling = machine("ruling", {
  parties: { buyer: ofTrade("buyer_id"), seller: ofTrade("seller_id") },
  insert: {
    by: ["staff:dispute.rule"],
    columns: [
      "id",
      "dispute_id",
      "outcome",
      "finding",
      "refund_minor",
      "return_paid_by",
      "rules",
      "reason",
      "approval_id",
    ],
    fixed: {
      stage:
        "case when exists (select from ruling g where g.dispute_id = (row_->>'dispute_id')::uuid) then 'appeal' else 'review' end",
      release_minor:
        "(select t.hold_minor from dispute d join trade t on t.id = d.trade_id where d.id = (row_->>'dispute_id')::uuid) - (row_->>'refund_minor')::bigint",
      moderator_id: `coalesce(${agreed("creator_id")}, who)`,
      approver_id: agreed("approver_id"),
    },
    checks: {
      "its dispute is decided so": `exists (select from dispute d where d.id = r.dispute_id
          and (d.outcome, d.finding, d.refund_minor) = (r.outcome, r.finding, r.refund_minor)
          and d.return_paid_by is not distinct from r.return_paid_by
          and case r.stage when 'review' then d.state = 'RULED' and d.ruled_at = r.created_at else d.state = 'CLOSED' and d.closed_at = r.created_at end)`,
      "its finding allows its outcome": `(r.finding, ${winner}) in (${allowedOutcomes
        .map(([finding, to]) => `('${finding}', '${to}')`)
        .join(", ")})`,
      "it cites our rules": `jsonb_array_length(r.rules) > 0 and r.rules <@ '${JSON.stringify(ruleIds)}'`,
      "its shares are those of its outcome": `case when r.outcome in ('refund', 'return') then r.release_minor = 0 when r.outcome = 'release' then r.refund_minor = 0
          else r.refund_minor > 0 and r.release_minor > 0 end`,
      "a return says who pays for both ways, and is of what the buyer has": `(r.outcome = 'return') = (r.return_paid_by is not null)
          and (r.outcome <> 'return' or r.finding in (${returnFindings.map((finding) => `'${finding}'`).join(", ")})
            and exists (select from dispute d join parcel p on p.id = d.trade_id
              where d.id = r.dispute_id and not d.is_claim and p.return_paid_by is null))`,
      "two people have agreed to a large one":
        "case when r.approval_id is null then not ruling_needs_two_people(r.dispute_id) else ruling_is_agreed(r) end",
      "neither of them is a party": `r.moderator_id not in (${ofTrade("buyer_id")}, ${ofTrade("seller_id")})`,
      "neither of them is linked to a party": `not exists (select from unnest(array[r.moderator_id, r.approver_id]) person
          where is_linked_to(person, array[${ofTrade("buyer_id")}, ${ofTrade("seller_id")}]))`,
      "neither of them ruled before": `not exists (select from ruling g join dispute d on d.id = g.dispute_id join dispute own on own.id = r.dispute_id
          where d.trade_id = own.trade_id and g.id <> r.id
            and (g.moderator_id in (r.moderator_id, r.approver_id) or g.approver_id in (r.moderator_id, r.approver_id)))`,
    },
  },
  moves: {},
});
