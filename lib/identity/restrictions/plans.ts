import type { AuditEntry, Plan } from "@/lib/kernel/commit";
import { newId } from "@/lib/kernel/ids";
import { identityEvents } from "../events";
import type { RestrictionKind } from "./kinds";
import { restriction } from "./machine";

export interface NewRestriction {
  userId: string;
  kind: RestrictionKind;
  /** A sentence that the person reads. */
  reason: string;
  /** For staff alone. */
  note?: string | undefined;
  /** Null: until it is lifted. */
  until: Date | null;
  /** What it comes from. */
  subject?: { kind: string; id: string };
}

/** A restriction that was read with its version. */
export interface StoredRestriction {
  id: string;
  version: bigint;
  userId: string;
  kind: RestrictionKind;
}

type Part = Pick<Plan, "counts" | "rows" | "insert" | "audit" | "events">;

/**
 * The person's allowance is locked first, as every plan that takes from it does: whoever starts something at the same moment is
 * either before this or decides again.
 */
const locking = (userId: string): Pick<Plan, "counts"> => ({
  counts: [{ table: "allowance", id: userId, change: {} }],
});

/** The part of a plan that restricts a person. */
export function planRestriction(by: string, wanted: NewRestriction): Part {
  const { userId, kind, reason, note, until, subject } = wanted;
  const id = newId();
  const from = { subjectKind: subject?.kind ?? null, subjectId: subject?.id ?? null };
  return {
    ...locking(userId),
    insert: [{ table: "restriction", row: { id, userId, kind, reason, note: note ?? null, until, ...from } }],
    audit: [
      auditOf(by, "identity.restrict", { userId, kind }, note ?? reason, { ...from, restrictionId: id }),
    ],
    events: kind === "blocked" ? [identityEvents.blocked({ userId })] : [],
  };
}

/** The part of a plan that lifts one restriction, and no other. */
export const planLift = (by: string, lifted: StoredRestriction, reason: string): Part => ({
  ...locking(lifted.userId),
  rows: [restriction.move({ ...lifted, state: "ACTIVE" }, "lift", { liftReason: reason })],
  audit: [auditOf(by, "identity.lift_restriction", lifted, reason, { restrictionId: lifted.id })],
});

/** The part of a plan that ends a restriction whose time has come. */
export const planExpiry = (ended: StoredRestriction): Part => ({
  ...locking(ended.userId),
  rows: [restriction.move({ ...ended, state: "ACTIVE" }, "expire")],
});

const auditOf = (
  by: string,
  act: string,
  { userId, kind }: Pick<StoredRestriction, "userId" | "kind">,
  reason: string,
  detail: object,
): AuditEntry => ({
  actorId: by,
  act,
  subjectKind: "user",
  subjectId: userId,
  reason,
  detail: { kind, ...detail },
});
