import type { Currency } from "@/lib/money/currencies";
import type { actRules, TwoPersonAct } from "../approvals/act-rules";
import type { ReasonOption } from "../approvals/reason-codes";
import type { Actor } from "../command";
import { type Permission, permissions } from "../permissions";
import { Refusal } from "../refusal";

/** The most rows that one bulk act does. */
export const BULK_LIMIT = 200;

/** Permissions that no act by two people is requested under. */
export type OnePersonPermission = Exclude<Permission, (typeof actRules)[TwoPersonAct]["permission"]>;

/** What one row of a list would get. */
export interface BulkPreview {
  id: string;
  /** Its short name, as its list shows it. */
  name: string;
  /** Its page, if it has one. */
  href: string | null;
  /** What it gets, in a few words. */
  gets: string;
  /** Why nothing is done about it; null if it is done. */
  skipped: string | null;
  /** Of the money that moves, in minor units; null where none does. */
  amountMinor: bigint | null;
  currency: Currency | null;
}

/**
 * An act of one member of staff that can be done for many rows of a list. An act for which a single row can need two people cannot
 * be one: the whole would need an approval with the sum, which there is not. The type refuses it here, and the database where a
 * bulk act is started.
 */
export interface BulkAct {
  /** Held with the grade `d`. */
  readonly permission: OnePersonPermission;
  /** What it does under its permission, where another act has that one as well: 'approve'. */
  readonly variant?: string;
  /** 'Reject', and of what: one, and many. */
  readonly words: { verb: string; one: string; many: string };
  /** What can be given as the reason, beside a sentence. The database takes no other code with this act. */
  readonly reasons: readonly ReasonOption[];
  /** It gives what was asked for, and takes nothing away. */
  readonly isGiving?: true;
  /** What identifies a row of its list. */
  readonly rowId: RegExp;
  /** What each of these rows gets, or why it is skipped, in one query. Leaves out rows that there are not. */
  preview(by: Actor, ids: readonly string[]): Promise<BulkPreview[]>;
  /**
   * Does it for one row: a command, called with this key. Answers what was done, in a sentence.
   * @throws Refusal - those of the command
   */
  run(by: Actor, key: string, row: BulkRow): Promise<string>;
}

/** A row that is done, why (one of the act's codes, and a sentence), and since when its maker has seen it. */
export interface BulkRow {
  id: string;
  reasonCode: string;
  reason: string;
  startedAt: Date;
}

/** The name of an act: its permission, and the variant after a colon where it has one. The database reads the permission from it. */
export const bulkName = ({ permission, variant }: Pick<BulkAct, "permission" | "variant">): string =>
  variant === undefined ? permission : `${permission}:${variant}`;

/** Why this would be refused, as a sentence; null if it would not. */
export function whyRefused(decide: () => unknown): string | null {
  try {
    decide();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

const gradesOf = (permission: Permission): string =>
  Object.values<string | undefined>(permissions[permission].heldBy).join("");

/** Permissions under which one person acts alone, and never two together. */
export const alonePermissions = (Object.keys(permissions) as Permission[]).filter(
  (permission) => gradesOf(permission).includes("d") && !/[ag]/.test(gradesOf(permission)),
);
