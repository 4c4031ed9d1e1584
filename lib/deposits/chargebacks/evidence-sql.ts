import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";

// Our records about a disputed payment, as one jsonb. Other parties of trades appear only by their role, and numbers and
// addresses in messages are hidden. Joins chargeback `c`, deposit `d`, user `u`.

/** The most trades, messages per trade, sessions and withdrawals to include. */
const MAX_ROWS = 20;

const payment = sql`jsonb_build_object('reference', d.reference, 'gatewayRecordId', d.gateway_record_id, 'paidMinor', d.paid_minor::text,
  'channel', d.channel, 'begunAt', d.created_at, 'paidAt', d.paid_at, 'senderName', d.sender_name)`;

const customer = sql`jsonb_build_object('name', u.name, 'email', u.email, 'phone', u.phone, 'since', u.created_at,
  'emailProvenAt', u.email_verified_at, 'phoneProvenAt', u.phone_verified_at)`;

/** A number of seven or more digits, or an email address. */
const PRIVATE = "([+]?[0-9][0-9 ().-]{5,}[0-9]|[^[:space:]]+@[^[:space:]]+)";

const messages = sql`
  coalesce((select jsonb_agg(jsonb_build_object('by', shown.by, 'at', shown.created_at, 'says', shown.body) order by shown.sequence)
    from (select m.sequence, m.created_at, case when m.author_id = c.user_id then 'customer' else 'other party' end as by,
        left(regexp_replace(coalesce(nullif(m.body, ''), 'Sent a picture.'), ${PRIVATE}, '[hidden]', 'g'), 500) as body
      from chat_message m where m.subject_kind = 'trade' and m.subject_id = t.id order by m.sequence desc limit ${MAX_ROWS}) shown), '[]')`;

/** Signatures are not stored with their moves: a passkey challenge used within the minute before shows that a move was signed. */
const steps = sql`
  coalesce((select jsonb_agg(jsonb_build_object('move', l.move, 'by', case when l.actor_id = c.user_id then 'customer' when l.actor_role in ('buyer', 'seller')
      then 'other party' else l.actor_role end, 'at', l.at, 'isSigned', exists (
        select from signed_act k where k.user_id = l.actor_id and k.purpose = 'trade.' || l.move and k.used_at between l.at - interval '1 minute' and l.at))
    order by l.sequence) from trade_move l where l.trade_id = t.id), '[]')`;

const trades = sql`
  coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'role', t.role, 'kind', t.kind, 'terms', t.terms, 'moreLines', t.more_lines,
      'priceMinor', t.price_minor::text, 'state', t.state,
      'delivery', case when t.role = 'buyer' then t.delivery end,
      'createdAt', t.created_at, 'begunAt', t.begun_at, 'deliveredAt', t.delivered_at, 'endedAt', t.ended_at,
      'steps', ${steps}, 'messages', ${messages}) order by t.created_at)
    from (select trade.*, case when buyer_id = c.user_id then 'buyer' else 'seller' end as role from trade_overview trade
      where (buyer_id = c.user_id or seller_id = c.user_id) and created_at >= d.paid_at order by created_at limit ${MAX_ROWS}) t), '[]')`;

/** Sessions in use around the time of the payment. */
const sessions = sql`
  coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'address', s.address, 'userAgent', left(s.user_agent, 200),
      'signedInAt', s.created_at, 'lastSeenAt', s.last_seen_at, 'provenAt', s.factor_at) order by s.created_at)
    from (select * from person_session where user_id = c.user_id and created_at <= d.paid_at + interval '1 hour'
      and last_seen_at >= d.created_at - interval '1 day' order by created_at desc limit ${MAX_ROWS}) s), '[]')`;

const safety = sql`
  coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'at', e.created_at, 'address', e.address) order by e.id)
    from (select * from person_security_event where user_id = c.user_id and created_at between d.created_at - interval '14 days' and c.created_at
      order by id desc limit ${MAX_ROWS}) e), '[]')`;

const withdrawals = sql`
  coalesce((select jsonb_agg(jsonb_build_object('amountMinor', p.amount_minor::text, 'state', p.state, 'bankName', p.bank_name,
      'accountName', p.account_name, 'accountEnds', right(p.account_number, 4), 'askedAt', p.created_at, 'paidAt', p.paid_at) order by p.created_at)
    from (select * from payout_record where user_id = c.user_id and created_at >= d.paid_at order by created_at limit ${MAX_ROWS}) p), '[]')`;

/** The evidence that the bank can see about chargeback `c` of deposit `d` and user `u`. */
export const evidenceJson: Sql = sql`
  jsonb_build_object('payment', ${payment}, 'customer', ${customer}, 'trades', ${trades}, 'sessions', ${sessions},
    'safety', ${safety}, 'withdrawals', ${withdrawals}, 'assembledAt', app_now())`;
