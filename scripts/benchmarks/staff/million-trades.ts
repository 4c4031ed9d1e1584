import { airtimeSql, toPhone } from "@/lib/assets/airtime/example";
import { defaultGateway } from "@/lib/gateways/names";
import { HOME } from "@/lib/money/currencies";
import { ask, type Database, withoutRecords } from "../server";

export const TRADES = 1_000_000;
const PEOPLE = 20_000;
/** Of each payment, how many came to an end, and how many wait for staff. */
const ENDED = 200_000;
export const WAITING = 300;

/** One member of staff who reads and decides in every queue of disputes and money. */
export const STAFF = "00000000-0000-7000-8000-0000000000c1";
const PLATFORM = "00000000-0000-0000-0000-000000000000";

const PRICE = 415_033;
const FEE = 6_225;
const HOLDS_FROM = 100_000;
const FEES = 1;

/** The last trades are disputed; before them one came to an end every half minute, for about a year. */
const DISPUTED = TRADES - WAITING;

const deposits = (state: string, from: number, count: number, prefix: string) => `
  insert into deposit (id, user_id, gateway, reference, state, currency, asked_minor, paid_minor, gateway_record_id, expires_at, created_at, paid_at)
  select uuidv7(), p.id, '${defaultGateway()}', 'dep-${prefix}-' || i, '${state}', '${HOME}', ${PRICE}, ${PRICE}, '${prefix} ' || i, now(), at, at
  from generate_series(${from}, ${from + count - 1}) i join people p on p.n = i % ${PEOPLE}, lateral (select now() - make_interval(mins => i) as at) times`;

const payouts = (state: string, count: number, ended: string) => `
  insert into payout (id, user_id, bank_account_id, gateway, reference, state, currency, amount_minor, fee_minor, gateway_record_id, bank_name, bank_code,
    account_number, account_name, two_people, created_at, paid_at, ended_at)
  select uuidv7(), p.id, p.bank_id, '${defaultGateway()}', 'pay-${state}-' || i, '${state}', '${HOME}', ${PRICE}, 2500, '${state} ' || i, 'Guaranty Trust Bank', '058',
    '0123456789', p.name, true, now() - make_interval(mins => i), ${ended}
  from generate_series(1, ${count}) i join people p on p.n = i % ${PEOPLE}`;

const steps = [
  `create temp table people on commit drop as
    select n, uuidv7() as id, uuidv7() as bank_id, uuidv7() as offer_id, 'Person ' || n as name from generate_series(0, ${PEOPLE - 1}) n`,
  `insert into app_user (id, name, email, phone, password_hash, level, email_verified_at, phone_verified_at)
    select id, name, 'person.' || n || '@past.test', '+2347' || lpad(n::text, 9, '0'), 'none', 'TRUSTED'::verification_level, now(), now() from people
    union all select '${STAFF}', 'Staff', 'staff@past.test', '+2348000000000', 'none', 'BASIC', now(), now()`,
  "insert into allowance (user_id) select id from people",
  `insert into staff_grant (user_id, role) select '${STAFF}', role from unnest(array['MODERATOR', 'FINANCE']) role`,
  `insert into bank_account (id, user_id, bank_code, bank_name, account_number, account_name, is_default)
    select bank_id, id, '058', 'Guaranty Trust Bank', '0123456789', name, true from people`,
  `insert into account (id, kind, owner_id, currency) values (${FEES}, 'FEES', '${PLATFORM}', '${HOME}')`,
  `insert into account (id, kind, owner_id, currency) select 10 + n, 'WALLET', id, '${HOME}' from people`,
  `insert into offer (id, seller_id, kind, state, terms, listed_under, listed_minor, currency, hold_currency, price_minor, rate_bps, fee_rule, units_sold, expires_at, created_at, ended_at)
    select offer_id, id, 'AIRTIME', 'COMPLETED', ${airtimeSql(5_000_00n)}, 'MTN', 500000, '${HOME}', '${HOME}', ${PRICE}, 8301, '{"n": 150, "d": 10000, "round": "half_up"}', 1, now(), now(), now()
    from people`,
  `create temp table past on commit drop as
    select t, uuidv7() as id, b.id as buyer_id, s.id as seller_id, s.offer_id, now() - make_interval(secs => (${TRADES} - t) * 30) as at, t > ${DISPUTED} as disputed
    from generate_series(1, ${TRADES}) t join people b on b.n = t % ${PEOPLE} join people s on s.n = (t * 7 + 1) % ${PEOPLE}
    where b.n <> s.n`,
  `insert into trade (id, version, buyer_id, seller_id, performer_id, confirmer_id, kind, listed_under, state, terms, currency, hold_currency, price_minor, hold_minor, fee_rule, delivery, day, moves, begun_at, delivered_at, created_at, ended_at)
    select id, 4, buyer_id, seller_id, seller_id, buyer_id, 'AIRTIME', 'MTN', case when disputed then 'DISPUTED'::trade_state else 'COMPLETED' end, ${airtimeSql(5_000_00n)}, '${HOME}', '${HOME}', ${PRICE}, ${PRICE},
      '{"n": 150, "d": 10000, "round": "half_up"}', '${JSON.stringify(toPhone("+2348031234567"))}', (at at time zone 'Africa/Lagos')::date, 4, at, at, at, case when not disputed then at end from past`,
  `insert into trade_line (trade_id, line, offer_id, terms_version, units, unit_price_minor) select id, 1, offer_id, 1, 1, ${PRICE} from past`,
  `insert into account (id, kind, subject_kind, owner_id, currency, balance, created_at)
    select ${HOLDS_FROM} + t, 'HOLD', 'trade', id, '${HOME}', case when disputed then ${PRICE} else 0 end, at from past`,
  `insert into transfer (id, posting_id, kind, subject_kind, subject_id, currency, created_at, debit_account_id, credit_account_id, amount_minor)
    select t, t, 'commission', 'trade', id, '${HOME}', at, ${HOLDS_FROM} + t, ${FEES}, ${FEE} from past where not disputed`,
  `insert into dispute (id, trade_id, state, opened_by_id, opened_as, reason, statement, clock_from, deadline_at, created_at, closed_at, closed_how)
    select uuidv7(), id, case when disputed then 'OPEN'::dispute_state else 'CLOSED' end, buyer_id, 'buyer', 'not_received', 'Nothing has arrived.', at, case when disputed then now() + interval '1 day' end, at, case when not disputed then at end, case when not disputed then 'conceded' end
    from past where disputed or t % 50 = 0`,
  payouts("PAID", ENDED, "now(), null"),
  payouts("REVIEW", WAITING, "null, null"),
  deposits("PAID", 1, ENDED, "paid"),
  deposits("QUARANTINED", 1, WAITING, "held"),
  deposits("REFUNDING", 1, WAITING, "back"),
  deposits("CHARGEBACK_OPEN", 1, WAITING, "disputed"),
  `insert into refund (id, deposit_id, user_id, gateway, state, currency, amount_minor, from_quarantine, reason, requested_by_id, failure)
    select uuidv7(), id, user_id, gateway, 'NEEDS_ATTENTION', currency, paid_minor, false, 'It was paid twice.', '${STAFF}', 'needs_attention' from deposit where state = 'REFUNDING'`,
  `insert into chargeback (id, deposit_id, user_id, gateway, gateway_record_id, currency, amount_minor, held_minor, due_at)
    select uuidv7(), id, user_id, gateway, 'c ' || gateway_record_id, currency, paid_minor, 0, now() + interval '1 day' from deposit where state = 'CHARGEBACK_OPEN'`,
  `insert into approval (id, act, subject_kind, subject_id, beneficiary_id, detail, document, digest, reason, creator_id, expires_at)
    select uuidv7(), 'payout.pay', 'payout', y.id, y.user_id, '{}', '{"subject": {"name": "Payout"}, "effectText": {}}', '', 'It is a known seller.', (select id from people where n = 1), now() + interval '1 day'
    from payout y join people p on p.id = y.user_id where y.state = 'REVIEW' and p.n > 1`,
];

/**
 * A market of a year with a million trades, as sets: what the lists of staff read of them, without the ledger's entries other than
 * commissions.
 */
export async function fillMarket({ ownerUrl, superUrl }: Database): Promise<void> {
  await ask(
    ownerUrl,
    `begin; set local synchronous_commit = off; ${withoutRecords(steps).join(";\n")}; commit`,
  );
  await ask(superUrl, "vacuum analyze");
  await ask(superUrl, "checkpoint");
}
