import { airtimeSql, toPhone } from "@/lib/assets/airtime/example";
import { defaultGateway } from "@/lib/gateways/names";
import { HOME } from "@/lib/money/currencies";
import { ask, type Database, withoutRecords } from "../server";

/** Whose wallet it is. */
export const OWNER = "00000000-0000-7000-8000-0000000000b1";

export const ENTRIES = 100_000;

/** The first entries of all are of every rare kind; a page of them is at the far end of the wallet. */
const RARE = 60;

const OTHER = "00000000-0000-7000-8000-0000000000b2";
const GATEWAY = "00000000-0000-0000-0000-0000000000a1";
const PRICE = 415_033;
const RESERVE = 1_000_000_000;

const account = { gateway: 1, wallet: 2, losses: 3, first: 10, others: 1_000_000 };

/** Other people's wallets, and how many of their entries stand between two of this one. */
const OTHERS = 1_000;
const BETWEEN = 4;

/** The one amount that no other entry has, in kobo. */
export const RARE_AMOUNT = 123_457;

/** One entry each five minutes, about a year of them; the last one was just now. */
const MINUTES_APART = 5;

const steps = [
  `insert into app_user (id, name, email, phone, password_hash, level, email_verified_at, phone_verified_at) values
    ('${OWNER}', 'Long Past', 'long.past@wallet.test', '+2347100000001', 'none', 'TRUSTED', now(), now()),
    ('${OTHER}', 'Other Side', 'other.side@wallet.test', '+2347100000002', 'none', 'TRUSTED', now(), now())`,
  `insert into allowance (user_id) values ('${OWNER}'), ('${OTHER}')`,
  `insert into account (id, kind, owner_id, currency) values
    (${account.gateway}, 'GATEWAY', '${GATEWAY}', '${HOME}'), (${account.wallet}, 'WALLET', '${OWNER}', '${HOME}'),
    (${account.losses}, 'CHARGEBACK_LOSS', '00000000-0000-0000-0000-000000000000', '${HOME}')`,
  `create temp table past on commit drop as
    select n, gen_random_uuid() as subject, now() - make_interval(mins => (${ENTRIES} - n) * ${MINUTES_APART}) as at,
      case
        when n = 1 then 'deposit_credit'
        when n <= ${RARE} then (array['payout_hold', 'payout_return', 'escrow_refund', 'escrow_release', 'chargeback_won', 'escrow_hold'])[n % 6 + 1]
        when n % 2 = 0 then 'deposit_credit' else 'escrow_hold' end as kind,
      case when n = 1 then ${RESERVE} when n = ${RARE / 2} then ${RARE_AMOUNT} else ${PRICE} end::bigint as amount,
      case when n <= ${RARE} then 'GLO' else 'MTN' end as operator
    from generate_series(1, ${ENTRIES}) n`,
  "alter table past add subject_kind text, add goes_out boolean, add after bigint",
  `update past set goes_out = kind in ('payout_hold', 'escrow_hold'),
    subject_kind = case when kind like 'escrow%' then 'trade' when kind like 'payout%' then 'payout' when kind like 'deposit%' then 'deposit' else 'chargeback' end`,
  `update past set after = s.after from (
      select n, sum(case when goes_out then -amount else amount end) over (order by n) as after from past) s where s.n = past.n`,
  `insert into account (id, kind, subject_kind, owner_id, currency)
    select ${account.first} + n, 'HOLD', subject_kind, subject, '${HOME}'
    from past where subject_kind in ('trade', 'payout')`,
  `insert into trade (id, version, buyer_id, seller_id, performer_id, confirmer_id, kind, listed_under, state, terms, currency, hold_currency, price_minor, hold_minor, fee_rule, delivery, day, moves, created_at)
    select subject, 1, buyer, seller, seller, buyer, 'AIRTIME', operator, 'IN_ESCROW', ${airtimeSql(5_000_00n, "operator")}, '${HOME}', '${HOME}', amount, amount,
      '{"n": 150, "d": 10000, "round": "half_up"}', '${JSON.stringify(toPhone("+2348031234567"))}', at::date, 1, at
    from past, lateral (select case kind when 'escrow_release' then '${OTHER}'::uuid else '${OWNER}' end as buyer,
      case kind when 'escrow_release' then '${OWNER}'::uuid else '${OTHER}' end as seller) parties where subject_kind = 'trade'`,
  `insert into deposit (id, user_id, gateway, reference, state, currency, asked_minor, paid_minor, gateway_record_id, channel, expires_at, created_at, paid_at)
    select subject, '${OWNER}', '${defaultGateway()}', 'dep-' || subject, 'PAID', '${HOME}', amount, amount, 'record-' || n, 'card', at, at, at
    from past where subject_kind = 'deposit'`,
  `insert into posting (id, principal_id, act, subject_kind, subject_id, result, created_at)
    select n, '${OWNER}', 'benchmark', subject_kind, subject, '{}', at from past`,
  `insert into posting_key (principal_id, key, posting_id, request_hash)
    select '${OWNER}', case subject_kind when 'deposit' then 'deposit:${defaultGateway()}:' || subject else gen_random_uuid()::text end, n,
      sha256(subject::text::bytea) from past`,
  `insert into transfer (id, posting_id, kind, subject_kind, subject_id, currency, created_at, amount_minor, debit_account_id, debit_after, credit_account_id, credit_after)
    select 10 * n, n, kind, subject_kind, subject, '${HOME}', at, amount,
      case when goes_out then ${account.wallet} else side end, case when goes_out then after end,
      case when goes_out then side else ${account.wallet} end, case when goes_out then null else after end
    from (select past.*, case when subject_kind in ('trade', 'payout') then ${account.first} + n when subject_kind = 'deposit' then ${account.gateway}
      else ${account.losses} end as side from past) p`,
  `insert into account (id, kind, owner_id, currency) select ${account.others} + n, 'WALLET', gen_random_uuid(), '${HOME}' from generate_series(1, ${OTHERS}) n`,
  `insert into transfer (id, posting_id, kind, subject_kind, subject_id, currency, created_at, amount_minor, debit_account_id, credit_account_id, credit_after)
    select 10 * n + other, n, 'deposit_credit', 'deposit', subject, '${HOME}', at, ${PRICE}, ${account.gateway}, ${account.others} + 1 + (7 * n + other) % ${OTHERS}, ${PRICE}
    from past cross join generate_series(1, ${BETWEEN}) other`,
  `update account set balance = (select after from past order by n desc limit 1) where id = ${account.wallet}`,
  "select setval('account_id_seq', max(id)) from account",
  "select setval('posting_id_seq', max(id)) from posting",
  "select setval('transfer_id_seq', max(id)) from transfer",
];

/** Writes one wallet's long past as sets. */
export async function fillWallet({ ownerUrl, superUrl }: Database): Promise<void> {
  await ask(
    ownerUrl,
    `begin; set local synchronous_commit = off; ${withoutRecords(steps).join(";\n")}; commit`,
  );
  await ask(superUrl, "vacuum analyze");
}
