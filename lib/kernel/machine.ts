export type PlanValue = string | number | bigint | boolean | null | Date | object;
export type PlanRow = Record<string, PlanValue | undefined>;

/** Who makes a move: a party of the machine by its name, 'system' (clock, gateways, jobs), or staff by their permission. */
export type MoveActor = "system" | `staff:${string}` | (string & {});

/** A side of a transfer kind: which account, and whose it must be. */
export type Side =
  /** The wallet of a party of the subject. */
  | { account: "WALLET"; of: string }
  /** The subject's own hold, or that of a linked subject. */
  | { account: "HOLD"; of: "self" | (string & {}) }
  /** The account of the subject's gateway. */
  | { account: "GATEWAY" }
  /** What we owe the subject's carrier. */
  | { account: "CARRIER" }
  /** One of the platform's own. */
  | { account: PlatformAccount };

export type PlatformAccount =
  | "FEES"
  | "GATEWAY_FEES"
  | "BANK"
  | "CHARGEBACK_LOSS"
  | "INSURANCE"
  | "ADJUSTMENTS"
  | "PROMOTIONS";

export const walletOf = (party: string): Side => ({ account: "WALLET", of: party });
export const holdOf = (subject: "self" | (string & {}) = "self"): Side => ({ account: "HOLD", of: subject });
export const gateway: Side = { account: "GATEWAY" };
export const carrier: Side = { account: "CARRIER" };
export const platform = (account: PlatformAccount): Side => ({ account });

export interface TransferKind {
  from: Side;
  to: Side;
  /** SQL over `r`, where it moves another currency than the subject holds. */
  currency?: string;
  /** Debits a wallet though its owner did not ask for it; each is bounded by the record that it is about. */
  withoutOwner?: true;
}

/** The kinds that a move posts, each with its amount as SQL over the row after the move (`r`); null where L9 decides. */
export type PostedKinds = Readonly<Record<string, string | null>>;

/** Each counter of a user's that must move in the same plan: of which parties, by how much and on which day, as SQL over `r`. */
export type LimitCounts = Readonly<Record<string, { of: readonly string[]; by: string; on?: string }>>;

export interface MachineMove<State extends string = string> {
  by: readonly MoveActor[];
  /** Left out by machines without states. */
  from?: readonly State[];
  /** 'same' leaves the state as it is. */
  to?: State | "same";
  /** SQL over the row as it was; false means that the move is not legal. */
  if?: string;
  /** Columns that the plan gives; one that it leaves out becomes null. */
  sets?: readonly string[];
  /** Columns that the plan may give; one that it leaves out stays. */
  mayset?: readonly string[];
  /** Names of values that the plan gives for the use of `fixed` and `posts`, as `s->>'name'`. */
  takes?: readonly string[];
  /** Columns that the database gives, as SQL; `at` is the time of the commit and `who` the principal. */
  fixed?: Readonly<Record<string, string>>;
  posts?: PostedKinds;
  /** SQL over the row after the move (`r`) that must hold; named for the error. */
  checks?: Readonly<Record<string, string>>;
  /** What it counts against the limits of its parties. */
  counts?: LimitCounts;
  /** What the move does to the units of the trade's lines. */
  units?: "release" | "sell";
  /** The state of the lines' offers, as SQL over the row after the move; null where their counters decide. */
  offer?: string;
}

export interface MachineInsert<State extends string = string> {
  by: readonly MoveActor[];
  /** States in which a row may be made; the first unless the plan says another. */
  states?: readonly State[];
  columns: readonly string[];
  fixed?: Readonly<Record<string, string>>;
  /** By the state that the row is made in; 'any' for those that are not named. */
  posts?: Readonly<Partial<Record<State | "any", PostedKinds>>>;
  checks?: Readonly<Record<string, string>>;
  /** What it counts against the limits of its parties. */
  counts?: LimitCounts;
  /** What it does to the units of its lines: holds them, or in this state sells them at once. */
  units?: { take: true; sellIn?: State };
  /** Written with the row: a list under this name in the plan's row, into this table, under the row's id. */
  lines?: { name: string; table: string; key: string; columns: readonly string[] };
  /** A row that comes from another table whole, as SQL after `from`. */
  from?: string;
}

/** Bounded counters, which many plans change concurrently without the row's version. */
export interface Counters {
  /** The counted columns. */
  columns: readonly string[];
  /** Variables that the rest is written in, in order: SQL over `c` (the row), `d_<column>` (the change), `g` and `at`. */
  derives?: Readonly<Record<string, { type: string; sql: string }>>;
  /** SQL over the same that must hold; else the answer is no_room. */
  bounds: string;
  /** Columns set with each change, as SQL over the same; a counted column left out is changed by its change. */
  sets?: Readonly<Record<string, string>>;
  /** The counters of a user, which move only with what other rows of the plan count; each may say on which day, as SQL over `g`. */
  limits?: Readonly<Record<string, { on?: string }>>;
  /** What a change counts against the limits of the row's parties, as SQL over the same. */
  counts?: LimitCounts;
  /** SQL over `c` and `g` (the plan's guards) that must hold; else the row has moved. */
  guard: string;
}

export interface MachineDeclaration<State extends string = string> {
  states?: readonly State[];
  /** The column that identifies a row; 'id' unless it says another. */
  id?: string;
  /** Each role to the person, as SQL over the row `r`. */
  parties?: Readonly<Record<string, string>>;
  /** Each linked subject's kind to its id, as SQL over `r`. */
  links?: Readonly<Record<string, string>>;
  /** What its hold must hold, in minor units as SQL over `r`, while it is in one of these states. */
  holds?: { amount: string; currency: string; while: readonly State[] };
  /** SQL over `r` for the id of the account of its gateway. */
  gateway?: string;
  /** SQL over `r` for the id of the account of its carrier. */
  carrier?: string;
  /** SQL over `r` for the rule by which L9 works out the fee. */
  feeRule?: string;
  /** Has a timeline, written with each move, which names these parties. */
  timeline?: readonly string[];
  insert?: MachineInsert<State>;
  moves: Readonly<Record<string, MachineMove<State>>>;
  transfers?: Readonly<Record<string, TransferKind>>;
  counters?: Counters;
}

/** A row of a plan that names the version it was decided on, with the move that it makes, if any. */
export interface PlannedRow {
  table: string;
  id: string;
  version: bigint;
  move?: string;
  set?: PlanRow;
  /** Shown in the timeline. */
  note?: string | null;
}

/** A declared machine: everything about it is derived from this, the SQL included (`npm run machines`). */
export interface Machine<State extends string = string, MoveName extends string = string> {
  readonly name: string;
  readonly declaration: MachineDeclaration<State>;
  /** A row that the plan depends on, and leaves as it is. */
  expect(row: { id: string; version: bigint }): PlannedRow;
  /** A row that makes a move. */
  move(row: { id: string; version: bigint }, move: MoveName, set?: PlanRow, note?: string | null): PlannedRow;
  /** Whether a row in this state may make the move. */
  mayMove(state: State, move: MoveName): boolean;
  /** The state that a move leads to. */
  stateAfter(state: State, move: MoveName): State;
}

/** The name by which a plan names a move: its own, up to a colon that tells rows of one name apart. */
export const shownName = (move: string): string => move.split(":")[0] ?? move;

/** Declares a machine: a table whose rows change only through plans. `npm run machines` makes its SQL. */
export function machine<
  State extends string,
  const Moves extends Readonly<Record<string, MachineMove<State>>>,
>(
  name: string,
  declaration: Omit<MachineDeclaration<State>, "moves"> & { moves: Moves },
): Machine<State, keyof Moves & string> & { moves: Moves } {
  const moveOf = (move: string) => declaration.moves[move] as MachineMove<State>;
  return {
    name,
    declaration,
    moves: declaration.moves,
    expect: ({ id, version }) => ({ table: name, id, version }),
    move: ({ id, version }, move, set, note) => ({
      table: name,
      id,
      version,
      move,
      ...(set && { set }),
      ...(note !== undefined && note !== null && { note }),
    }),
    mayMove: (state, move) => moveOf(move).from?.includes(state) ?? true,
    stateAfter(state, move) {
      const { to } = moveOf(move);
      return to === undefined || to === "same" ? state : to;
    },
  };
}
