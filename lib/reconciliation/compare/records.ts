/** The kinds of records that both sides keep. */
export type RecordKind = "deposit" | "payout" | "refund" | "chargeback" | "settlement";

/**
 * The stage of a record. 'none': no money has moved; 'open': in progress; 'done': the money arrived or left; 'undone': it
 * was returned, failed or won.
 */
export type Stage = "none" | "open" | "done" | "undone";

/** A record of ours with its booked effect. Amounts in kobo. */
export interface OurRecord {
  kind: RecordKind;
  id: string;
  /** The reference in the gateway's record: ours, or else the gateway's own id. */
  reference: string;
  /** The gateway's id as digits, if known. */
  gatewayId: string | null;
  stage: Stage;
  /** The gateway confirmed it once, so it must still know it. */
  mustBeKnown: boolean;
  amountMinor: bigint | null;
  /** Null if the gateway had not reported the fee. */
  feeMinor: bigint | null;
  /** The change of the gateway's balance that our ledger booked. */
  bookedMinor: bigint;
  /** When it was sent to the gateway, as far as we know. */
  at: Date;
}

/** A record at the gateway. Amounts in kobo. */
export interface TheirRecord {
  kind: RecordKind;
  id: string | null;
  reference: string;
  stage: Stage;
  amountMinor: bigint;
  feeMinor: bigint;
  currency: string;
  /** The change it makes to our balance at the gateway. */
  effectMinor: bigint;
  at: Date | null;
  /** When it reached its current stage, if reported. */
  since: Date | null;
  /** Deposit: the receiving virtual account. Chargeback: the disputed payment. */
  about: string | null;
}

/** A row of the gateway's own ledger of our balance. Amounts in kobo. */
export interface TheirMove {
  id: string;
  balanceMinor: bigint;
  differenceMinor: bigint;
  currency: string;
  /** The kind of the record that caused it; null if we do not know the kind. */
  kind: RecordKind | null;
  recordId: string | null;
  at: Date | null;
}

/** A record that explains part of the gap between our ledger and the gateway's balance. */
export interface Line {
  what: "on_its_way" | "unbooked" | "came_back" | "late_fee" | "other_currency" | "unbooked_settlement";
  kind: RecordKind;
  reference: string;
  /** Our id, if we have the record. */
  id: string | null;
  /** Added to our ledger's balance to get the expected one. Kobo. */
  amountMinor: bigint;
}

/** A difference that no record explains. Amounts in kobo. */
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
  /** The deviation of the gateway's balance that it would cause. */
  effectMinor: bigint;
}

/** Identifies a difference across runs. */
export const nameOf = ({ what, kind, reference }: Pick<Difference, "what" | "kind" | "reference">): string =>
  `${what}:${kind}:${reference}`;

export const keyOf = (kind: RecordKind, name: string): string => `${kind}:${name}`;

/** Both sides as read, for one span of the gateway's time. */
export interface Readings {
  ours: readonly OurRecord[];
  /** As the gateway listed them, including duplicates. */
  listed: readonly TheirRecord[];
  /** Records fetched one by one. */
  fetched: readonly TheirRecord[];
  /** Ids of our records that the gateway does not know. */
  notFound: ReadonlySet<string>;
  moves: readonly TheirMove[];
  /** The start of the listed span. */
  from: Date;
  /** Whether the lists are complete. */
  isWhole: boolean;
  /** False for a past span, which does not include later changes of its records. */
  isUpToNow: boolean;
  /** The numbers of our users' virtual accounts. */
  receivers: ReadonlySet<string>;
  now: Date;
}
