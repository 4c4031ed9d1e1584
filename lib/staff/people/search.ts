import "server-only";
import { recordingLook } from "@/lib/audit";
import { parseNigerianMobile } from "@/lib/identity";
import type { Actor } from "@/lib/kernel/command";
import { query, type Sql, sql } from "@/lib/kernel/db";
import { isUuid } from "@/lib/kernel/ids";
import { mayRead, mustRead } from "@/lib/kernel/permissions";
import { type Limit, limit } from "@/lib/kernel/rate-limit";

/** Something that a search has found, with its page in Admin. */
export interface Hit {
  kind: "person" | "trade" | "offer" | "payout" | "deposit" | "approval";
  id: string;
  name: string;
  detail: string;
  href: string;
}

const SHOWN = 20;
/** So that nobody lists the people here by trying names. */
export const searchesByStaff: Limit = { name: "search by staff", max: 100, minutes: 60 };
/** Shorter names find too many. */
const SHORTEST_NAME = 3;

const person = (where: Sql) => sql`
  select 'person' as kind, p.id, p.name, lower(p.level::text) as detail, '/admin/people/' || p.id as href from person p where ${where}`;

/**
 * Finds people, trades and payments by a whole identifier: an id, a payment's reference, an email address, a phone number; and
 * people by a part of their name. Parts of addresses and numbers find nothing, so that no one pages through people. The people
 * who were found can see that.
 * @throws Refusal - not_found, too_many_requests
 */
export async function searchFor(by: Actor, typed: string): Promise<Hit[]> {
  mustRead(by, "person.search");
  await limit(searchesByStaff, by.id);
  const found = searchOf(typed.trim(), mayRead(by, "offer.extend") ? "/admin/offers?q=" : "/admin/trades?q=");
  if (!found) return [];
  const people = sql`select id from hits where kind = 'person'`;
  return query<Hit>(sql`
    with hits as (select * from (${found}) found limit ${SHOWN}), looked as (${recordingLook(by, people, "search")})
    select * from hits`);
}

function searchOf(text: string, offers: string): Sql | undefined {
  const id = text.toLowerCase();
  if (isUuid(id)) return byId(id, offers);
  if (/^(dep|pay|refund)-/.test(id)) return byReference(id);
  if (text.includes("@")) return person(sql`p.email = ${id}`);
  const phone = parseNigerianMobile(text);
  if (phone) return person(sql`p.phone = ${phone}`);
  if (text.length < SHORTEST_NAME) return undefined;
  return sql`${person(sql`position(${id} in lower(p.name)) > 0`)} order by p.name, p.id`;
}

/** `offers`: the page that shows an offer, before its id. */
const byId = (id: string, offers: string) => sql`
  ${person(sql`p.id = ${id}::uuid`)}
  union all select 'trade', t.id, t.id::text, lower(t.state::text), '/admin/trades/' || t.id from trade_overview t where t.id = ${id}::uuid
  union all select 'offer', o.id, o.id::text, lower(o.state::text), ${offers} || o.id from offer_listing o where o.id = ${id}::uuid
  union all select 'payout', y.id, y.reference, lower(y.state::text), '/admin/payouts/' || y.id from payout_record y where y.id = ${id}::uuid
  union all select 'deposit', d.id, d.reference, lower(d.state::text), '/admin/deposits/' || d.id from deposit_record d where d.id = ${id}::uuid
  union all select 'approval', a.id, a.act, lower(a.state::text), '/admin/approvals/' || a.id from approval a where a.id = ${id}::uuid`;

const byReference = (reference: string) => sql`
  select 'payout' as kind, y.id, y.reference as name, lower(y.state::text) as detail, '/admin/payouts/' || y.id as href
  from payout_record y where y.reference = ${reference}
  union all select 'deposit', d.id, d.reference, lower(d.state::text), '/admin/deposits/' || d.id from deposit_record d where d.reference = ${reference}`;
