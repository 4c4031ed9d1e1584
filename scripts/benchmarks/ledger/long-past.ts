import { airtimeSql, toPhone } from "@/lib/assets/airtime/example";
import { HOME } from "@/lib/money/currencies";
import { ask, type Database, withoutRecords } from "../server";

const PEOPLE = 1000;
const ROUNDS = 333;
const TRADES = PEOPLE * ROUNDS;

/** A deposit for each buyer; a hold, a release and a commission for each trade. */
export const TRANSFERS = PEOPLE + 3 * TRADES;

const PRICE = 415_033;
const FEE = 6_225;
const DEPOSIT = PRICE * ROUNDS;
const PLATFORM = "00000000-0000-0000-0000-000000000000";
const GATEWAY = "00000000-0000-0000-0000-0000000000a1";

// Who has which number, so that sets need no look-ups.
const account = {
  gateway: 1,
  fees: 2,
  buyer: "3 + p",
  seller: `3 + ${PEOPLE} + p`,
  escrow: `3 + ${2 * PEOPLE} + t`,
};

/**
 * Writes the rows of completed trades as the commands leave them, but as sets: buyer and seller `p` trade once a round,
 * so that each balance after a transfer is plain arithmetic; it is checked at the end.
 * @throws Error where a balance is not the sum of its entries
 */
export async function fillLedger({ ownerUrl, superUrl }: Database): Promise<void> {
  await ask(
    ownerUrl,
    `begin; set local synchronous_commit = off; ${withoutRecords(steps).join(";\n")}; commit`,
  );
  const breaks = await ask(ownerUrl, DIFFERENCES);
  if (breaks.length > 0) throw new Error(`The filled ledger does not add up: ${JSON.stringify(breaks)}`);
  await ask(superUrl, "vacuum analyze");
  await ask(superUrl, "checkpoint");
}

const wallets = (side: "buyer" | "seller") => `
  insert into account (id, kind, owner_id, currency, created_at)
  select ${account[side]}, 'WALLET', ${side}_id, '${HOME}', now() from pair`;

const users = (side: "buyer" | "seller", digit: number) => `
  insert into app_user (id, name, email, phone, password_hash, level, email_verified_at, phone_verified_at)
  select ${side}_id, '${side} ' || p, '${side}.' || p || '@past.test', '+2347${digit}' || lpad(p::text, 8, '0'), 'none', 'TRUSTED', now(), now()
  from pair`;

/** A trade's five postings follow each other, as do its three transfers. */
const posting = (nth: number, act: string, principal: string, subject: "trade" | "offer", result: string) => `
  insert into posting (id, principal_id, act, subject_kind, subject_id, result, created_at)
  select ${PEOPLE} + 5 * t + ${nth}, ${principal}, '${act}', '${subject}', ${subject === "trade" ? "id" : "offer_id"},
    ${result}, now() from past`;

const moved = (state: string, version: number) =>
  `jsonb_build_object('tradeId', id, 'state', '${state}', 'version', '${version}')`;

const transfer = (nth: number, postingNth: number, kind: string, columns: string) => `
  insert into transfer (id, posting_id, kind, subject_kind, subject_id, currency, created_at, debit_account_id, credit_account_id, amount_minor, debit_after, credit_after)
  select ${PEOPLE} + 3 * t + ${nth}, ${PEOPLE} + 5 * t + ${postingNth}, '${kind}', 'trade', id, '${HOME}', now(), ${columns} from past`;

const timeline = (sequence: number, move: string, actor: "buyer" | "seller", from: string, to: string) => `
  insert into timeline (trade_id, sequence, move, actor_id, actor_role, from_state, to_state, posting_id, at)
  select id, ${sequence}, '${move}', ${actor}_id, '${actor}', ${from}, '${to}', ${PEOPLE} + 5 * t + ${sequence + 1}, now() from past`;

const steps = [
  `create temp table pair on commit drop as
    select p, uuidv7() as buyer_id, uuidv7() as seller_id from generate_series(0, ${PEOPLE - 1}) p`,
  `create temp table past on commit drop as
    select t, p, t / ${PEOPLE} + 1 as round, uuidv7() as id, uuidv7() as offer_id, buyer_id, seller_id
    from generate_series(0, ${TRADES - 1}) t join pair on p = t % ${PEOPLE} order by t`,
  users("buyer", 1),
  users("seller", 2),
  "insert into allowance (user_id) select buyer_id from pair union all select seller_id from pair",
  `insert into account (id, kind, owner_id, currency) values
    (${account.gateway}, 'GATEWAY', '${GATEWAY}', '${HOME}'), (${account.fees}, 'FEES', '${PLATFORM}', '${HOME}')`,
  wallets("buyer"),
  wallets("seller"),
  `insert into account (id, kind, subject_kind, owner_id, currency, created_at) select ${account.escrow}, 'HOLD', 'trade', id, '${HOME}', now() from past`,
  `insert into offer (id, version, seller_id, kind, state, terms, listed_under, listed_minor, currency, hold_currency, price_minor, rate_bps, fee_rule, units_sold, expires_at, created_at, ended_at)
    select offer_id, 3, seller_id, 'AIRTIME', 'COMPLETED', ${airtimeSql(5_000_00n)}, 'MTN', 500000, '${HOME}', '${HOME}', ${PRICE}, (${PRICE} * 10000 + 250000) / 500000, '{"n": 150, "d": 10000, "round": "half_up"}', 1, now(), now(), now() from past`,
  `insert into trade (id, version, buyer_id, seller_id, performer_id, confirmer_id, kind, listed_under, state, terms, currency, hold_currency, price_minor, hold_minor, fee_rule, delivery, day, moves, begun_at, delivered_at, created_at, ended_at)
    select id, 4, buyer_id, seller_id, seller_id, buyer_id, 'AIRTIME', 'MTN', 'COMPLETED', ${airtimeSql(5_000_00n)}, '${HOME}', '${HOME}', ${PRICE}, ${PRICE}, '{"n": 150, "d": 10000, "round": "half_up"}', '${JSON.stringify(toPhone("+2348031234567"))}', current_date - 1, 4, now(), now(), now(), now() from past`,
  `insert into trade_line (trade_id, line, offer_id, terms_version, units, unit_price_minor) select id, 1, offer_id, 1, 1, ${PRICE} from past`,
  `insert into posting (id, principal_id, act, result, created_at)
    select p + 1, buyer_id, 'benchmark.deposit', '{}', now() from pair`,
  posting(1, "offer.publish", "seller_id", "offer", "jsonb_build_object('offerId', offer_id)"),
  posting(2, "trade.accept", "buyer_id", "trade", moved("IN_ESCROW", 1)),
  posting(3, "trade.begin", "seller_id", "trade", moved("IN_ESCROW", 2)),
  posting(4, "trade.deliver", "seller_id", "trade", moved("DELIVERED", 3)),
  posting(5, "trade.approve", "buyer_id", "trade", moved("COMPLETED", 4)),
  `insert into posting_key (principal_id, key, posting_id, request_hash)
    select principal_id, gen_random_uuid(), id, sha256(id::text::bytea) from posting`,
  `insert into transfer (id, posting_id, kind, subject_kind, subject_id, debit_account_id, credit_account_id, currency, amount_minor, credit_after, created_at)
    select p + 1, p + 1, 'deposit_credit', 'deposit', buyer_id, ${account.gateway}, ${account.buyer}, '${HOME}', ${DEPOSIT}, ${DEPOSIT}, now() from pair`,
  transfer(
    1,
    2,
    "escrow_hold",
    `${account.buyer}, ${account.escrow}, ${PRICE}, ${DEPOSIT} - ${PRICE} * round, ${PRICE}`,
  ),
  transfer(
    2,
    5,
    "escrow_release",
    `${account.escrow}, ${account.seller}, ${PRICE - FEE}, ${FEE}, ${PRICE - FEE}::bigint * round`,
  ),
  transfer(3, 5, "commission", `${account.escrow}, ${account.fees}, ${FEE}, 0, null`),
  timeline(1, "accept", "buyer", "null", "IN_ESCROW"),
  timeline(2, "begin", "seller", "'IN_ESCROW'", "IN_ESCROW"),
  timeline(3, "deliver", "seller", "'IN_ESCROW'", "DELIVERED"),
  timeline(4, "approve", "buyer", "'DELIVERED'", "COMPLETED"),
  `update account set balance = case
    when id = ${account.gateway} then -${DEPOSIT}::bigint * ${PEOPLE} when id = ${account.fees} then ${FEE}::bigint * ${TRADES}
    else ${(PRICE - FEE) * ROUNDS} end
    where id <= ${account.fees} or id in (select ${account.seller} from pair)`,
  "select setval('account_id_seq', max(id)) from account",
  "select setval('posting_id_seq', max(id)) from posting",
  "select setval('transfer_id_seq', max(id)) from transfer",
];

/** Accounts whose balance is not the sum of their entries. */
const DIFFERENCES = `
  select a.id, a.balance, e.total from account a
    left join (select account_id, sum(amount_minor) as total from entry group by 1) e on e.account_id = a.id
  where a.balance <> coalesce(e.total, 0) limit 5`;
