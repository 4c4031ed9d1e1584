/** What both sides keep books of. */
export type RecordKind = "deposit" | "payout" | "refund" | "chargeback" | "settlement";

/**
 * Where a record stands. 'none': no money has moved; 'open': on its way; 'done': it came or left; 'undone': it came back,
 * failed, or was won.
 */
export type Stage = "none" | "open" | "done" | "undone";

/** A record of ours with what our ledger says of it. Amounts in kobo. */
export interface OurRecord {
  kind: RecordKind;
  id: string;
  /** How the gateway's record names it: our reference, or where it has none of ours the gateway's own id. */
  reference: string;
  /** The gateway's id of it, as digits, where it was told. */
  gatewayId: string | null;
  stage: Stage;
  /** The gateway has confirmed it once, so that it must know it now. */
  mustBeKnown: boolean;
  amountMinor: bigint | null;
  /** Null where the gateway had not worked its fee out. */
  feeMinor: bigint | null;
  /** By how much our ledger let the gateway's balance rise for it, or fall. */
  bookedMinor: bigint;
  /** When the gateway first heard of it, as far as we know. */
  at: Date;
}

/** A record of the gateway's. Amounts in kobo. */
export interface TheirRecord {
  kind: RecordKind;
  id: string | null;
  reference: string;
  stage: Stage;
  amountMinor: bigint;
  feeMinor: bigint;
  currency: string;
  /** By how much it lets our balance there rise, or fall. */
  effectMinor: bigint;
  at: Date | null;
  /** When it came to stand where it stands, as far as it is told. */
  since: Date | null;
  /** Of a deposit: the account of ours that received it. Of a chargeback: the payment it is about. */
  about: string | null;
}

/** A row of the gateway's own ledger of our balance. Amounts in kobo. */
export interface TheirMove {
  id: string;
  balanceMinor: bigint;
  differenceMinor: bigint;
  currency: string;
  /** The kind of record that moved it, and the gateway's id of that; null for what is no record that we know. */
  kind: RecordKind | null;
  recordId: string | null;
  at: Date | null;
}

/** What explains part of the distance between our ledger and the gateway's balance: always a record. */
export interface Line {
  what: "on_its_way" | "unbooked" | "came_back" | "late_fee" | "other_currency" | "unbooked_settlement";
  kind: RecordKind;
  reference: string;
  /** Ours, where there is one. */
  id: string | null;
  /** Added to our ledger, it gives what the gateway should report. Kobo. */
  amountMinor: bigint;
}

/** What no record explains. Amounts in kobo. */
export interface Difference {
  what:
    | "unknown"
    | "missing"
    | "unlisted"
    | "duplicate"
    | "amount"
    | "fee"
    | "currency"
    | "state"
    | "unbooked"
    | "unmoved"
    | "moved_otherwise"
    | "unexplained_move"
    | "balance";
  kind: RecordKind | "balance";
  reference: string;
  id: string | null;
  oursMinor: bigint | null;
  theirsMinor: bigint | null;
  /** By how much it would move the gateway's balance away from what we expect, where it moved it at all. */
  effectMinor: bigint;
}

/** What a difference is called from one run to the next. */
export const nameOf = ({ what, kind, reference }: Pick<Difference, "what" | "kind" | "reference">): string =>
  `${what}:${kind}:${reference}`;

export const keyOf = (kind: RecordKind, name: string): string => `${kind}:${name}`;

/** Both sides as they were read, of one span of the gateway's time. */
export interface Readings {
  ours: readonly OurRecord[];
  /** As the gateway listed them, each as often as it did. */
  listed: readonly TheirRecord[];
  /** What it told when it was asked for one. */
  asked: readonly TheirRecord[];
  /** Ids of ours that it was asked for and does not know. */
  denied: ReadonlySet<string>;
  moves: readonly TheirMove[];
  /** From when on it was listed, and whether to the end. */
  from: Date;
  isWhole: boolean;
  /** False for a span of the past: what happened to its records later lies outside it. */
  isUpToNow: boolean;
  /** Numbers of accounts that receive for users of ours. */
  receivers: ReadonlySet<string>;
  now: Date;
}
