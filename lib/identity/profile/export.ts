import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { limit } from "@/lib/kernel/rate-limit";
import { invariant } from "@/lib/kernel/refusal";
import { exportsByAccount } from "../limits/limited-acts";

/** So many of each, the newest; a list that is longer is named in `cutOff`. */
const MOST = 10_000;

type Row = Record<string, unknown>;

/** What we keep of a person, for themselves. Amounts in kobo, as digits. */
export interface OwnRecords {
  madeAt: Date;
  profile: Row;
  sessions: Row[];
  securityEvents: Row[];
  trades: Row[];
  /** Those that they wrote. */
  messages: Row[];
  walletStatement: Row[];
  /** Lists that go back further than is given here. */
  cutOff: string[];
}

/**
 * Everything that we keep of a person and that is theirs: no secrets, and of others only what trades with them need.
 * @throws Refusal - too_many_requests
 */
export async function exportOwn(by: Actor): Promise<OwnRecords> {
  await limit(exportsByAccount, by.id);
  const profile = await queryOne<Row & { madeAt: Date }>(profileOf(by.id));
  invariant(profile, "whoever is signed in has an account");
  const { madeAt, ...own } = profile;
  const cutOff: string[] = [];
  const lists: Record<string, Row[]> = {};
  // One after the other: whoever asks for a year's rows does not get five connections for it.
  for (const [name, list] of Object.entries(listsOf(by.id))) {
    const rows = await query<Row>(sql`${list} limit ${MOST + 1}`);
    if (rows.length > MOST) cutOff.push(name);
    lists[name] = rows.slice(0, MOST);
  }
  return { madeAt, profile: own, ...lists, cutOff } as unknown as OwnRecords;
}

const profileOf = (userId: string): Sql => sql`
  select app_now() as made_at, id, name, email, email_verified_at, phone, phone_verified_at, level::text as level, bio,
    picture_id, google_subject is not null as signs_in_with_google, created_at
  from app_user where id = ${userId}::uuid`;

const listsOf = (userId: string): Record<string, Sql> => ({
  sessions: sql`
    select kind::text as kind, user_agent, address, created_at, last_seen_at, revoked_at, expires_at
    from session where user_id = ${userId}::uuid order by created_at desc, id desc`,
  securityEvents: sql`
    select kind, detail, address, user_agent, created_at
    from security_event where user_id = ${userId}::uuid order by id desc`,
  trades: sql`
    select id, case when buyer_id = ${userId}::uuid then 'buyer' else 'seller' end as role, state::text as state,
      kind::text as kind, network::text as network, face_value_minor::text as face_value_minor,
      price_minor::text as price_minor, currency, case when buyer_id = ${userId}::uuid then recipient_phone end as recipient_phone,
      created_at, ended_at
    from trade where buyer_id = ${userId}::uuid or seller_id = ${userId}::uuid order by created_at desc, id desc`,
  messages: sql`
    select m.trade_id, m.sequence, m.body, m.created_at
    from message m join trade t on t.id = m.trade_id
    where (t.buyer_id = ${userId}::uuid or t.seller_id = ${userId}::uuid) and m.author_id = ${userId}::uuid
    order by m.created_at desc, m.trade_id, m.sequence desc`,
  walletStatement: sql`
    select e.transfer_id::text as id, e.kind, e.amount_minor::text as amount_minor, e.balance_after::text as balance_after_minor,
      e.currency, e.created_at
    from entry e join account a on a.id = e.account_id
    where a.kind = 'WALLET' and a.owner_id = ${userId}::uuid order by e.transfer_id desc`,
});
