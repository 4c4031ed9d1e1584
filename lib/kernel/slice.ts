import type { AnyRouter } from "@orpc/server";
import type { Sql } from "./db";
import type { EventTopic, Payload } from "./events/declare";
import type { Reaction } from "./events/reaction";

/** Finds rows with a deadline that can have passed. Queues one job for each version of a row, named as the rule. */
export interface DueRule {
  job: string;
  /** A query for (id uuid, version bigint), most overdue first. */
  find(limit: number): Sql;
  /** Delivered at least once. `version` is a digit string. */
  run: (row: { id: string; version: string }) => Promise<void>;
}

/** Background work of a slice: on events, at deadlines, and every minute. Job names are unique. */
export interface Reactions {
  on?: readonly Reaction[];
  due?: readonly DueRule[];
  /** Called as a worker starts, before any job, and before each look at deadlines, which does not take place if it fails. */
  beforeSweep?: (isStart: boolean) => Promise<void>;
  /** What waits while other jobs are due: a higher number runs later, and money's have none. */
  priority?: number;
  /** Jobs that run once a minute, by name. */
  everyMinute?: Readonly<Record<string, () => Promise<void>>>;
  /** Called with events as they leave the outbox, at most once and without waiting: only for what can be missed. */
  onRelay?: { events: readonly EventTopic[]; handle: (events: readonly RelayedEvent[]) => void };
}

/** An event that leaves the outbox, with its declared payload. `id` is its outbox id as digits. */
export interface RelayedEvent {
  id: string;
  topic: string;
  payload: Payload;
}

/** Attempts before a job is dead and waits for staff: about an hour and a half with exponential back-off. */
export const MAX_ATTEMPTS = 8;

/** The ledger rules that are checked, as numbered in the domain's documentation. */
export type LedgerRuleName = "L1" | "L2" | "L3" | "L4" | "L5" | "L6" | "L7" | "L8" | "L9" | "L10" | "L11";

/** A check for violations of a ledger rule. Each slice contributes the checks on its own tables. */
export interface LedgerCheck {
  rule: LedgerRuleName;
  /** Description of the finding; the ids follow it. */
  what: string;
  /**
   * A query for the ids of violations, as one text column. Checks what postings from this id on have touched; zero checks
   * everything.
   */
  find: (fromPosting: bigint) => Sql;
}

/** Unfinished business that prevents an account from being closed or erased. */
export interface OpenBusiness {
  /** The stable name of the refusal, and its sentence for the user. */
  reason: string;
  says: string;
  /** A query that returns a row if the user has such business; `person` is an expression for their id. */
  find: (person: Sql) => Sql;
}

/** The groups by which a statement can be filtered. */
export type EntryGroup = "funding" | "withdrawals" | "purchases" | "sales" | "refunds" | "corrections";

/** Facts about an entry, from its slice's query. Amounts in kobo, as digits. */
export type EntryFacts = Readonly<Record<string, string | null>>;

/** How a statement shows a kind of transfer that touches a wallet. */
export interface EntryKind {
  group: EntryGroup;
  /** Whether it credits or debits the wallet, unless it reverses an earlier transfer. */
  side: "in" | "out";
  /** One sentence: 'Into escrow: ₦5,000 MTN airtime'. */
  says: (about: EntryFacts) => string;
  /** The other side of the transfer. */
  place: (about: EntryFacts) => string;
  /** The commission deducted before the amount was credited, in kobo. */
  commission?: (about: EntryFacts, amountMinor: bigint) => bigint | null;
  /** The part of the amount that was a fee, in kobo. */
  fee?: (about: EntryFacts) => bigint | null;
}

/** The search keys of an entry: the reference of a deposit or payout, or a trade. */
export type EntryName = { reference: string } | { tradeId: string };

/** A slice's contribution to wallet statements. */
export interface StatementLines {
  kinds: Readonly<Record<string, EntryKind>>;
  /**
   * The subjects of entries: a query for (id uuid, link text, reference text, facts jsonb) of those of `ids` that are this
   * slice's and this user's. `link` is 'trade', 'deposit' or 'payout'; `reference` identifies its page.
   */
  subjects?: (userId: string, ids: readonly string[]) => Sql;
  /** The subjects in the ledger that match a search key of this user: a query for (id uuid, paid_at timestamptz). */
  named?: (userId: string, name: EntryName) => Sql | undefined;
}

/** What a slice contributes to the application; composed in lib/composition.ts. */
export interface Contribution {
  /** The name of its folder. */
  slice: string;
  /** Its background work. */
  reactions?: Reactions;
  /** Ledger checks on its tables. */
  checks?: readonly LedgerCheck[];
  /** Operations under /api/v1. */
  operations?: AnyRouter;
  openBusiness?: readonly OpenBusiness[];
  /** Queries for a user's data export, by name; rows newest first. */
  exportRows?: Readonly<Record<string, (userId: string) => Sql>>;
  statementLines?: StatementLines;
  /** Deletes personal data of an erased user. Called once the account's row is marked erased, and again after a crash. */
  erase?: (userId: string) => Promise<void>;
}
