import { type Sql, sql } from "@/lib/kernel/db";

/**
 * What a seller may have to do with an order `t`, its parcel `p`, its open dispute `d` and the buyer's open offer to settle it `o`: when it is
 * due, and by when. A new kind of act is a row here, and its words in `act-words.ts`.
 */
interface SellerAct {
  act: string;
  when: Sql;
  by: Sql;
}

const isPickUp = sql`(p.way->>'isPickUp')::boolean`;
const isBegun = sql`t.state = 'IN_ESCROW' and t.begun_at is not null`;

export const sellerActs = [
  { act: "begin", when: sql`t.state = 'IN_ESCROW' and t.begun_at is null`, by: sql`t.deadline_at` },
  { act: "send", when: sql`${isBegun} and not ${isPickUp}`, by: sql`t.deadline_at` },
  {
    act: "arrange",
    when: sql`${isBegun} and ${isPickUp} and t.meeting is null and t.proposal is null`,
    by: sql`t.deadline_at`,
  },
  {
    act: "meet",
    when: sql`${isBegun} and ${isPickUp} and t.meeting is not null`,
    // Once that time is over, what is left is that of the order.
    by: sql`case when (t.meeting->>'at')::timestamptz > app_now() then (t.meeting->>'at')::timestamptz else t.deadline_at end`,
  },
  {
    act: "say_arrived",
    when: sql`t.state = 'SHIPPED' and p.promised_until < lagos_day(app_now())`,
    by: sql`t.deadline_at`,
  },
  { act: "answer", when: sql`t.proposal->>'by' = 'buyer'`, by: sql`t.proposal_until` },
  {
    act: "tell_side",
    when: sql`d.state in ('OPEN', 'UNDER_REVIEW') and d.opened_by_id is distinct from t.seller_id
      and not exists (select from dispute_said s where s.dispute_id = d.id and s.author_id = t.seller_id)`,
    by: sql`d.deadline_at`,
  },
  { act: "settle", when: sql`o.id is not null`, by: sql`o.expires_at` },
] as const satisfies readonly SellerAct[];

export type SellerActName = (typeof sellerActs)[number]["act"];
