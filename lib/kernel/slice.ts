import type { AnyRouter } from "@orpc/server";
import type { Sql } from "./db";
import type { EventTopic, Payload } from "./events/declare";
import type { Reaction } from "./events/reaction";

/** Rows whose deadline may have passed. Each becomes one job for each version of the row; the job is named as the rule. */
export interface DueRule {
  job: string;
  /** A query for (id uuid, version bigint), most overdue first. */
  find(limit: number): Sql;
  /** Delivered at least once; `version` are digits. */
  run: (row: { id: string; version: string }) => Promise<void>;
}

/** What a slice does late: on events, at deadlines, and every minute. A name of a job is given once. */
export interface Reactions {
  on?: readonly Reaction[];
  due?: readonly DueRule[];
  /** Jobs started once a minute, by name. */
  everyMinute?: Readonly<Record<string, () => Promise<void>>>;
  /** Called with events as they leave the outbox, at most once, and nobody waits for it: only for what may be missed. */
  onRelay?: { events: readonly EventTopic[]; tell: (events: readonly RelayedEvent[]) => void };
}

/** An event on its way out, its payload as declared. `id` are the digits of its number in the outbox. */
export interface RelayedEvent {
  id: string;
  topic: string;
  payload: Payload;
}

/** Tries before a job is dead and waits for staff: with exponential back-off, about an hour and a half. */
export const MAX_ATTEMPTS = 8;

/** The rules of the domain's ledger that are checked, by their names there. */
export type LedgerRuleName = "L1" | "L2" | "L3" | "L4" | "L5" | "L6" | "L7" | "L8" | "L9" | "L10" | "L11";

/** One way in which a rule can be seen to be broken. Slices bring those that speak of their own tables. */
export interface LedgerCheck {
  rule: LedgerRuleName;
  /** What the finding says: whose ids follow. */
  what: string;
  /**
   * A query for the broken things' ids, as one column of text. Looks at what postings from this id on have touched; zero
   * means at everything.
   */
  find: (fromPosting: bigint) => Sql;
}

/** Something unfinished that keeps an account from being closed, and from being erased. */
export interface OpenBusiness {
  /** The stable name of the refusal, and what the person is told who wants to close their account. */
  reason: string;
  says: string;
  /** A query that has a row where this person has such business; `person` is an expression for their id. */
  find: (person: Sql) => Sql;
}

/** The groups that a person can narrow a statement to. */
export type EntryGroup = "funding" | "withdrawals" | "purchases" | "sales" | "refunds" | "corrections";

/** What an entry was about, as its slice's query told. Amounts in kobo, as digits. */
export type EntryFacts = Readonly<Record<string, string | null>>;

/** A kind of transfer that touches a wallet, in a statement. */
export interface EntryKind {
  group: EntryGroup;
  /** Which way it moves the wallet, unless it takes an earlier one back. */
  side: "in" | "out";
  /** One sentence: 'Paid into escrow for ₦5,000 MTN airtime'. */
  says: (about: EntryFacts) => string;
  /** Where the money came from or went to, other than the wallet. */
  place: (about: EntryFacts) => string;
  /** What the platform kept of the amount before it came in, in kobo. */
  commission?: (about: EntryFacts, amountMinor: bigint) => bigint | null;
  /** What of the amount was a fee, in kobo. */
  fee?: (about: EntryFacts) => bigint | null;
}

/** What an entry can be found by: a deposit's or payout's reference, or a trade. */
export type EntryName = { reference: string } | { tradeId: string };

/** A slice's part of the statement of a wallet. */
export interface StatementLines {
  kinds: Readonly<Record<string, EntryKind>>;
  /**
   * What entries of this user were about: a query for (id uuid, link text, reference text, facts jsonb) of those of `ids` that
   * are this slice's and theirs. `link` is 'trade', 'deposit' or 'payout', `reference` what its page is found by.
   */
  subjects?: (userId: string, ids: readonly string[]) => Sql;
  /** The ids under which the ledger knows what a name of this user's means: a query for (id uuid, paid_at timestamptz). */
  named?: (userId: string, name: EntryName) => Sql | undefined;
}

/** What a slice brings to the whole; lib/composition.ts puts them together. */
export interface Contribution {
  /** The name of its folder. */
  slice: string;
  /** Its background work. */
  reactions?: Reactions;
  /** How the ledger's rules are checked on its tables. */
  checks?: readonly LedgerCheck[];
  /** What it offers under /api/v1. */
  operations?: AnyRouter;
  openBusiness?: readonly OpenBusiness[];
  /** What belongs into a person's export, by name: queries for rows, newest first. */
  exportRows?: Readonly<Record<string, (userId: string) => Sql>>;
  statementLines?: StatementLines;
  /** Forgets who an erased person was. Called once the account's own row says so, and again after a crash. */
  erase?: (userId: string) => Promise<void>;
}
