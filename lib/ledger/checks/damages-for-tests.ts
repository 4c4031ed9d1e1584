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
    findings: ["L1 the accounts of this currency", "L4 the balance of this account"],
  },
  {
    name: "a transfer in another currency",
    statement: `update transfer set currency = 'USD' where id = (select max(id) from transfer)`,
    findings: ["L1 this transfer is of nothing"],
  },
  {
    name: "a disabled guard",
    statement: "alter table timeline disable trigger append_only",
    findings: ["L2 this guard of history"],
  },
  {
    name: "a privilege granted to the application",
    statement: "grant delete on transfer to amana_web",
    findings: ["L2 the application may change"],
  },
  {
    name: "a wallet below zero",
    statement: `
      alter table if exists account drop constraint balance_not_negative;
      update account set balance = balance - 99999999 where id = ${walletOf(paid.ada.id)};
      update account set balance = balance + 99999999 where id = ${walletOf(paid.bayo.id)}`,
    findings: ["L3 this account is below zero", "L4 the balance of this account"],
  },
  {
    name: "an account allowed to go below zero",
    statement: `update account set may_go_negative = true where id = ${walletOf(paid.ada.id)}`,
    findings: ["L3 this account is not kept"],
  },
  {
    name: "a balance moved from one wallet to another",
    statement: `
      update account set balance = balance - 1 where id = ${walletOf(paid.bayo.id)};
      update account set balance = balance + 1 where id = ${walletOf(paid.ada.id)}`,
    findings: ["L4 the balance of this account"],
  },
];

const toPostings = ({ paid }: DamagedTrades): Damage[] => [
  {
    name: "a wrong recorded balance",
    statement: `update transfer set debit_after = debit_after + 1 where kind = 'escrow_hold' and subject_id = '${paid.tradeId}'`,
    findings: ["L4 the balance after this transfer", "L4 the balance of this account"],
  },
  {
    name: "two postings under one key",
    statement: `
      alter table if exists posting_key drop constraint posting_key_pkey;
      insert into posting_key (principal_id, key, posting_id, request_hash)
        select principal_id, key, posting_id, request_hash from posting_key where posting_id = ${lastPosting}`,
    findings: ["L5 this posting has no key of its own", "L5 this index"],
  },
  {
    name: "a posting without a request",
    statement: `update posting_key set request_hash = '' where posting_id = ${lastPosting}`,
    findings: ["L5 this key is of no posting"],
  },
];

const toEscrows = ({ paid, cancelled, running }: DamagedTrades): Damage[] => [
  {
    name: "a trade ended without postings",
    statement: `
      update trade set state = 'CANCELLED', ended_at = app_now() where id = '${running.tradeId}';
      update timeline set move = 'cancel', to_state = 'CANCELLED' where trade_id = '${running.tradeId}' and sequence = (select moves from trade where id = '${running.tradeId}')`,
    findings: [
      "L6 the escrow of this trade",
      "L9 fee, seller's share and refund",
      "L9 the escrow of this trade did not go",
      "L9 the fee of this trade",
      "L11 the units of this offer",
    ],
  },
  {
    name: "an escrow account without a trade",
    statement: `insert into account (kind, subject_kind, owner_id, currency) values ('HOLD', 'trade', '${newId()}', '${HOME}')`,
    findings: ["L6 this escrow account"],
    onlyInFull: ["L6 this escrow account"],
  },
  {
    name: "a posting by another principal",
    statement: `update posting set principal_id = '${newId()}' where id = ${lastPosting}`,
    findings: ["L5 this posting has no key of its own", "L10 this move was made by"],
  },
  {
    name: "an escrow paid out under another trade",
    statement: `update transfer set subject_id = '${running.tradeId}' where subject_id = '${paid.tradeId}' and kind = 'commission'`,
    findings: ["L6 this transfer moves what is held for another"],
  },
  {
    name: "a seller's share paid to another user",
    statement: `
      update transfer set credit_account_id = ${walletOf(cancelled.ada.id)}
        where kind = 'escrow_release' and subject_id = '${paid.tradeId}'`,
    findings: [
      "L4 the balance after this transfer",
      "L4 the balance of this account",
      "L6 this transfer took the price",
    ],
    onlyInFull: ["L4 the balance of this account"],
  },
  {
    name: "a transfer between accounts that its kind does not join",
    statement: `update transfer set kind = 'offer_return' where kind = 'escrow_hold' and subject_id = '${running.tradeId}'`,
    findings: ["L6 this transfer is about a kind of subject", "L7 this transfer is between accounts"],
  },
  {
    name: "a reversal without an approval",
    statement: `
      update transfer set reverses = id where kind = 'deposit_credit' and subject_id in (
        select id from deposit where user_id = '${running.ada.id}')`,
    findings: [
      "L7 this transfer is between accounts",
      "L7 this transfer needs two people",
      "L8 this paid deposit",
    ],
  },
];

const toHistory = ({ paid, running }: DamagedTrades): Damage[] => [
  {
    name: "a paid deposit without a posting",
    statement: `
      insert into deposit (id, user_id, gateway, reference, currency, asked_minor, state, paid_minor, gateway_record_id, paid_at, expires_at)
      values ('${newId()}', '${paid.ada.id}', 'paystack', 'dep-x', '${HOME}', 500, 'PAID', 500, 'x', app_now(), app_now())`,
    findings: ["L8 this paid deposit"],
    onlyInFull: ["L8 this paid deposit"],
  },
  {
    name: "one gateway record on two deposits",
    statement: `
      drop index deposit_gateway_gateway_record_id_key;
      update deposit set gateway_record_id = 'one' where state = 'PAID'`,
    findings: ["L8 this gateway record"],
  },
  {
    name: "a credit without a deposit",
    statement: `
      update deposit set state = 'EXPIRED' where user_id = '${paid.ada.id}'`,
    findings: ["L8 this transfer came from a gateway"],
  },
  {
    name: "a commission that breaks the trade's fee rule",
    statement: `update trade set fee_rule = '{"n": 200, "d": 10000, "round": "half_up"}' where id = '${paid.tradeId}'`,
    findings: ["L9 the fee of this trade"],
  },
  {
    name: "a missing move",
    statement: `delete from timeline where trade_id = '${paid.tradeId}' and sequence = 2`,
    findings: ["L10 this move is not legal"],
  },
  {
    name: "a move by the wrong party",
    statement: `
      update timeline set actor_role = 'seller', actor_id = '${paid.bayo.id}' where trade_id = '${paid.tradeId}' and move = 'approve'`,
    findings: ["L10 this move is not legal", "L10 this move was made by"],
  },
  {
    name: "a move under another user's name",
    statement: `update timeline set actor_id = '${newId()}' where trade_id = '${paid.tradeId}' and move = 'approve'`,
    findings: ["L10 this move was made by"],
  },
  {
    name: "a state that no move led to",
    statement: `update trade set state = 'DELIVERED' where id = '${running.tradeId}'`,
    findings: ["L10 the state of this trade"],
  },
];
