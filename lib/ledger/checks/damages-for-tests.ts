import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import type { Scene } from "@/lib/trades/scenes-for-tests";

/** Trades to damage: one paid out, one refunded, one in progress. */
export interface DamagedTrades {
  paid: Scene;
  cancelled: Scene;
  running: Scene;
}

const walletOf = (user: string) => `(select id from account where kind = 'WALLET' and owner_id = '${user}')`;
const lastPosting = "(select max(id) from posting)";

export interface Damage {
  name: string;
  statement: string;
  /** The expected findings, as prefixes. */
  findings: string[];
  /** Those that only the full check finds, because no recent posting touches them. */
  onlyInFull?: string[];
}

/** Damage that bypasses every guard, with its expected findings. */
export const damagesTo = (trades: DamagedTrades): Damage[] => [
  ...toAccounts(trades),
  ...toPostings(trades),
  ...toEscrows(trades),
  ...toHistory(trades),
];

const toAccounts = ({ paid }: DamagedTrades): Damage[] => [
  {
    name: "money from nowhere",
    statement: `update account set balance = balance + 1 where id = ${walletOf(paid.ada.id)}`,
    findings: [
      "L1 accounts of this currency do not sum to zero",
      "L4 balance is not the sum of the account's transfers",
    ],
  },
  {
    name: "a transfer in another currency",
    statement: `update transfer set currency = 'USD' where id = (select max(id) from transfer)`,
    findings: [
      "L1 transfer of zero, within one account, or between two currencies",
      "L2 transfer about a trade in another currency",
    ],
  },
  {
    name: "a disabled guard",
    statement: "alter table timeline disable trigger append_only",
    findings: ["L2 trigger that protects history is missing"],
  },
  {
    name: "a privilege granted to the application",
    statement: "grant delete on transfer to amana_web",
    findings: ["L2 application role can change this history"],
  },
  {
    name: "a wallet below zero",
    statement: `
      alter table if exists account drop constraint balance_not_negative;
      update account set balance = balance - 99999999 where id = ${walletOf(paid.ada.id)};
      update account set balance = balance + 99999999 where id = ${walletOf(paid.bayo.id)}`,
    findings: [
      "L3 account below zero that must not be",
      "L4 balance is not the sum of the account's transfers",
    ],
  },
  {
    name: "an account allowed to go below zero",
    statement: `update account set may_go_negative = true where id = ${walletOf(paid.ada.id)}`,
    findings: ["L3 account mode does not match its kind"],
  },
  {
    name: "a balance moved from one wallet to another",
    statement: `
      update account set balance = balance - 1 where id = ${walletOf(paid.bayo.id)};
      update account set balance = balance + 1 where id = ${walletOf(paid.ada.id)}`,
    findings: ["L4 balance is not the sum of the account's transfers"],
  },
];

const toPostings = ({ paid }: DamagedTrades): Damage[] => [
  {
    name: "a wrong recorded balance",
    statement: `update transfer set debit_after = debit_after + 1 where kind = 'escrow_hold' and subject_id = '${paid.tradeId}'`,
    findings: [
      "L4 running balance does not follow from the previous one",
      "L4 balance is not the sum of the account's transfers",
    ],
  },
  {
    name: "two postings under one key",
    statement: `
      alter table if exists posting_key drop constraint posting_key_pkey;
      insert into posting_key (principal_id, key, posting_id, request_hash)
        select principal_id, key, posting_id, request_hash from posting_key where posting_id = ${lastPosting}`,
    findings: ["L5 posting without an idempotency key", "L5 unique index is missing"],
  },
  {
    name: "a posting without a request",
    statement: `update posting_key set request_hash = '' where posting_id = ${lastPosting}`,
    findings: ["L5 idempotency key without a posting or request"],
  },
];

const toEscrows = ({ paid, cancelled, running }: DamagedTrades): Damage[] => [
  {
    name: "a trade ended without postings",
    statement: `
      update trade set state = 'CANCELLED', ended_at = app_now() where id = '${running.tradeId}';
      update timeline set move = 'cancel', to_state = 'CANCELLED' where trade_id = '${running.tradeId}' and sequence = (select moves from trade where id = '${running.tradeId}')`,
    findings: [
      "L6 escrow balance does not match the trade's state",
      "L9 fee, performer's share and refund",
      "L9 escrow not paid out as the trade ended",
      "L9 fee does not follow the trade's fee rule",
      "L11 offer units do not match its trade lines",
      "L2 record of a trade does not hold",
    ],
  },
  {
    name: "an escrow account without a trade",
    statement: `insert into account (kind, subject_kind, owner_id, currency) values ('HOLD', 'trade', '${newId()}', '${HOME}')`,
    findings: ["L6 escrow account without a trade, or in another currency"],
    onlyInFull: ["L6 escrow account without a trade, or in another currency"],
  },
  {
    name: "a posting by another principal",
    statement: `update posting set principal_id = '${newId()}' where id = ${lastPosting}`,
    findings: [
      "L5 posting without an idempotency key",
      "L10 move by the wrong actor, or without its own posting",
    ],
  },
  {
    name: "an escrow paid out under another trade",
    statement: `update transfer set subject_id = '${running.tradeId}' where subject_id = '${paid.tradeId}' and kind = 'commission'`,
    findings: ["L6 transfer moves another subject's hold"],
  },
  {
    name: "a seller's share paid to another user",
    statement: `
      update transfer set credit_account_id = ${walletOf(cancelled.ada.id)}
        where kind = 'escrow_release' and subject_id = '${paid.tradeId}'`,
    findings: [
      "L4 running balance does not follow from the previous one",
      "L4 balance is not the sum of the account's transfers",
      "L6 price paid by or to someone other than the trade's parties",
    ],
    onlyInFull: ["L4 balance is not the sum of the account's transfers"],
  },
  {
    name: "a transfer between accounts that its kind does not join",
    statement: `update transfer set kind = 'offer_return' where kind = 'escrow_hold' and subject_id = '${running.tradeId}'`,
    findings: [
      "L6 transfer kind does not allow this kind of subject",
      "L7 transfer kind does not allow these accounts",
    ],
  },
  {
    name: "a reversal without an approval",
    statement: `
      update transfer set reverses = id where kind = 'deposit_credit' and subject_id in (
        select id from deposit where user_id = '${running.ada.id}')`,
    findings: [
      "L7 transfer kind does not allow these accounts",
      "L7 transfer without the required approval of two people",
      "L7 reversal or approval of a posting does not match",
      "L8 paid deposit not credited exactly once to its user with the amount paid",
    ],
  },
];

const toHistory = ({ paid, running }: DamagedTrades): Damage[] => [
  {
    name: "a paid deposit without a posting",
    statement: `
      insert into deposit (id, user_id, gateway, reference, currency, asked_minor, state, paid_minor, gateway_record_id, paid_at, expires_at)
      values ('${newId()}', '${paid.ada.id}', 'paystack', 'dep-x', '${HOME}', 500, 'PAID', 500, 'x', app_now(), app_now())`,
    findings: ["L8 paid deposit not credited exactly once to its user with the amount paid"],
    onlyInFull: ["L8 paid deposit not credited exactly once to its user with the amount paid"],
  },
  {
    name: "one gateway record on two deposits",
    statement: `
      drop index deposit_gateway_gateway_record_id_key;
      update deposit set gateway_record_id = 'one' where state = 'PAID'`,
    findings: ["L8 gateway record on more than one"],
  },
  {
    name: "a credit without a deposit",
    statement: `
      update deposit set state = 'EXPIRED' where user_id = '${paid.ada.id}'`,
    findings: ["L8 transfer from a gateway without a paid deposit"],
  },
  {
    name: "a commission that breaks the trade's fee rule",
    statement: `update trade set fee_rule = '{"n": 200, "d": 10000, "round": "half_up"}' where id = '${paid.tradeId}'`,
    findings: [
      "L9 fee does not follow the trade's fee rule",
      "L11 trade does not match its lines",
      "L2 record of a trade does not hold",
    ],
  },
  {
    name: "a missing move",
    statement: `delete from timeline where trade_id = '${paid.tradeId}' and sequence = 2`,
    findings: ["L10 move illegal for its actor, or out of sequence", "L2 record of a trade does not hold"],
  },
  {
    name: "a move by the wrong party",
    statement: `
      update timeline set actor_role = 'seller', actor_id = '${paid.bayo.id}' where trade_id = '${paid.tradeId}' and move = 'approve'`,
    findings: [
      "L10 move illegal for its actor, or out of sequence",
      "L10 move by the wrong actor, or without its own posting",
      "L2 record of a trade does not hold",
    ],
  },
  {
    name: "a move under another user's name",
    statement: `update timeline set actor_id = '${newId()}' where trade_id = '${paid.tradeId}' and move = 'approve'`,
    findings: [
      "L10 move by the wrong actor, or without its own posting",
      "L2 record of a trade does not hold",
    ],
  },
  {
    name: "a state that no move led to",
    statement: `update trade set state = 'DELIVERED' where id = '${running.tradeId}'`,
    findings: ["L10 trade state does not match its timeline"],
  },
];
